import { readBacktest } from '../../../adapters/dynamo/backtest-store.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { route } from '../../_kit/http-routes.ts';
import { backtestSchema } from '../answers.ts';

export const readBacktestRoute = route({
  operationId: 'readBacktest',
  method: 'GET',
  path: '/backtests/{backtestId}',
  permission: 'read',
  async handle(call) {
    const job = await readBacktest(call.database, call.params.backtestId!);
    if (!job) return refuse(notFound(`There is no backtest ${call.params.backtestId}.`));
    return ok({ status: 200, body: backtestSchema.parse(job) });
  },
});
