import { readBacktest } from '../../../adapters/dynamo/backtest-store.ts';
import { readBacktestContract } from '../../../api/operations/backtests/read-backtest.ts';
import { backtestSchema } from '../../../api/schemas/backtests.ts';
import type { BacktestReport } from '../../../domain/backtest/report.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { type Call, implement } from '../../_kit/http-routes.ts';
import { findTicket } from '../tickets/find.ts';

export const readBacktestRoute = implement(readBacktestContract, async (call) => {
  const job = await readBacktest(call.database, call.params.backtestId);
  if (!job) return refuse(notFound(`There is no backtest ${call.params.backtestId}.`));
  return ok(answered(200, backtestSchema.parse({ ...job, report: job.report && (await readable(call, job.report)) })));
});

/** Without the tickets the caller may not know of. */
async function readable(call: Call, report: BacktestReport): Promise<BacktestReport> {
  const found = await Promise.all(report.mostChanged.map(({ ticketId }) => findTicket(call, ticketId)));
  return { ...report, mostChanged: report.mostChanged.filter((_, index) => found[index] !== null) };
}
