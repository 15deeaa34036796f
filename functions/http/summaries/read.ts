import { readSummary } from '../../../adapters/dynamo/insight-store.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { route } from '../../_kit/http-routes.ts';
import { summarySchema } from './answers.ts';

export const readSummaryRoute = route({
  operationId: 'readSummary',
  method: 'GET',
  path: '/summaries/{month}',
  permission: 'read',
  async handle(call) {
    const summary = await readSummary(call.database, call.params.month!);
    if (!summary) return refuse(notFound(`There is no summary of ${call.params.month}.`));
    return ok({ status: 200, body: summarySchema.parse(summary) });
  },
});
