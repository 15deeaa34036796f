import { readBacktest, saveBacktest } from '../../adapters/dynamo/backtest-store.ts';
import { openDatabase } from '../../adapters/dynamo/database.ts';
import { type Cursor, pastTicketsPage } from '../../adapters/dynamo/past-tickets.ts';
import { Backtest } from '../../domain/backtest/backtest.ts';
import { daysFrom } from '../../domain/backtest/days.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { type BacktestInput, type BacktestOutput, backtestInputSchema } from '../../workflows/backtest/contract.ts';
import { openPolicies } from '../_kit/policies.ts';
import { task } from '../_kit/task.ts';
import { nowText } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';

const database = openDatabase(readEnvironment('backtest').TABLE_NAME);
const policies = openPolicies(database);

/** Replays one page of tickets under both policies and adds what came of it to what has been found so far. */
export const handler = task(backtestInputSchema, async ({ backtestId }: BacktestInput): Promise<BacktestOutput> => {
  const job = await readBacktest(database, backtestId);
  if (job?.status !== 'running') return { backtestId, next: 'done' };
  const draft = await policyOf(job.policy);
  const against = await policyOf(job.against);
  const opened = daysFrom(job.from, job.to, draft.business.timeZone);
  const cursor = (job.cursor as Cursor | null) ?? { status: 0, from: null };
  const { histories, next } = await pastTicketsPage(database, opened, cursor);

  const backtest = new Backtest({ draft, against, until: job.until });
  if (job.report) backtest.merge(job.report);
  for (const history of histories) backtest.add(history);
  const status = next ? 'running' : 'done';
  await saveBacktest(database, { ...job, status, cursor: next, report: backtest.report(), updatedAt: nowText() });
  return { backtestId, next: next ? 'more' : 'done' };
});

/** A draft can be spoiled while it is being tried: then the backtest fails, and says so. */
async function policyOf(version: string): Promise<Policy> {
  const policy = await policies.trial(version);
  if (typeof policy === 'string') throw new Error(`policy ${version} cannot be tried: ${policy}`);
  return policy;
}
