import { GetItemCommand, PutItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { BacktestJob } from '../../domain/backtest/job.ts';
import { type Database, fromItem, type Item, toItem } from './database.ts';
import { keptIn, keys, ttlAttribute } from './table.ts';
import { putNew } from './writes.ts';

/** How long a backtest can be looked up. */
const keptSeconds = 90 * 86_400;

export function newBacktestWrites(database: Database, job: BacktestJob): TransactWriteItem[] {
  return [putNew(database, keys.backtest(job.backtestId), rowOf(job))];
}

export async function readBacktest(database: Database, backtestId: string): Promise<BacktestJob | null> {
  const { Item } = await database.client.send(
    new GetItemCommand({
      TableName: database.table,
      Key: toItem({ ...keys.backtest(backtestId) }),
      ConsistentRead: true,
    }),
  );
  if (!Item) return null;
  const { cursor, report, ...kept } = keptIn<Item>(fromItem(Item)) as unknown as BacktestJob & Record<string, string>;
  return { ...kept, cursor: parse(cursor), report: parse(report) as BacktestJob['report'] };
}

/** Keeps how far it has come. Only its own execution writes it, one chunk after the other. */
export async function saveBacktest(database: Database, job: BacktestJob): Promise<void> {
  const item = toItem({ ...keys.backtest(job.backtestId), ...rowOf(job) });
  await database.client.send(new PutItemCommand({ TableName: database.table, Item: item }));
}

/** Report and cursor as text: nobody asks the table about what is in them. */
function rowOf({ cursor, report, ...job }: BacktestJob): Item {
  const expires = Math.floor(Date.parse(job.createdAt) / 1000) + keptSeconds;
  return {
    kind: 'backtest',
    ...job,
    cursor: JSON.stringify(cursor),
    report: JSON.stringify(report),
    [ttlAttribute]: expires,
  };
}

function parse(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : null;
}
