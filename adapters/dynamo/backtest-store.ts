import type { Write } from '../../application/unit-of-work.ts';
import type { BacktestJob } from '../../domain/backtest/job.ts';
import type { Database } from './database.ts';
import { getKept, putNew, putRow } from './rows.ts';
import { keys, ttlAttribute } from './table.ts';
import { writeAlone } from './transact.ts';

/** How long a backtest can be looked up. */
const keptSeconds = 90 * 86_400;

export function newBacktestWrites(database: Database, job: BacktestJob): Write[] {
  return [putNew(database, keys.backtest(job.backtestId), rowOf(job))];
}

export async function readBacktest(database: Database, backtestId: string): Promise<BacktestJob | null> {
  const kept = await getKept(database, keys.backtest(backtestId));
  return kept && { ...kept, cursor: JSON.parse(kept.cursor), report: JSON.parse(kept.report) };
}

/** Keeps how far it has come. Only its own execution writes it, one chunk after the other. */
export async function saveBacktest(database: Database, job: BacktestJob): Promise<void> {
  await writeAlone(database, putRow(database, keys.backtest(job.backtestId), rowOf(job)));
}

/** Report and cursor as text: nobody asks the table about what is in them. */
function rowOf({ cursor, report, ...job }: BacktestJob) {
  const expires = Math.floor(Date.parse(job.createdAt) / 1000) + keptSeconds;
  return {
    kind: 'backtest' as const,
    ...job,
    cursor: JSON.stringify(cursor),
    report: JSON.stringify(report),
    [ttlAttribute]: expires,
  };
}
