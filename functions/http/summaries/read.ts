import { readSummary } from '../../../adapters/dynamo/insight-store.ts';
import { readSummaryContract } from '../../../api/operations/summaries/read-summary.ts';
import { summarySchema } from '../../../api/schemas/summaries.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';

export const readSummaryRoute = implement(readSummaryContract, async (call) => {
  const summary = await readSummary(call.database, call.params.month);
  if (!summary) return refuse(notFound(`There is no summary of ${call.params.month}.`));
  return ok(answered(200, summarySchema.parse(summary)));
});
