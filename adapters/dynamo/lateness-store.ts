import { BatchGetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Lateness } from '../../domain/insight/lateness.ts';
import { type Database, fromItem, type Item, toItem } from './database.ts';
import { keys } from './table.ts';

/**
 * Adds to a day's buckets. Not guarded against being repeated: a batch that is delivered twice counts twice, which moves
 * a percentile by nothing, where a guard would cost a write for every timer.
 */
export async function addLateness(database: Database, date: string, lateness: Lateness): Promise<void> {
  const added = Object.entries(lateness);
  if (added.length === 0) return;
  await database.client.send(
    new UpdateItemCommand({
      TableName: database.table,
      Key: toItem({ ...keys.lateness(date) }),
      UpdateExpression: `SET kind = :kind ADD ${added.map(([bucket]) => `b${bucket} :b${bucket}`).join(', ')}`,
      ExpressionAttributeValues: toItem({
        ':kind': 'lateness',
        ...Object.fromEntries(added.map(([bucket, count]) => [`:b${bucket}`, count])),
      }),
    }),
  );
}

/** The buckets of some days, at most a hundred; of a day on which no timer fired, none. */
export async function readLateness(database: Database, dates: readonly string[]): Promise<Map<string, Lateness>> {
  const found = new Map<string, Lateness>();
  let pending = dates.map((date) => toItem({ ...keys.lateness(date) }));
  while (pending.length > 0) {
    const { Responses, UnprocessedKeys } = await database.client.send(
      new BatchGetItemCommand({ RequestItems: { [database.table]: { Keys: pending } } }),
    );
    for (const item of Responses?.[database.table] ?? []) {
      const row = fromItem<Item & { pk: string }>(item);
      found.set(row.pk.slice('LATENESS#'.length), bucketsIn(row));
    }
    pending = UnprocessedKeys?.[database.table]?.Keys ?? [];
  }
  return found;
}

function bucketsIn(row: Item): Lateness {
  const buckets = Object.entries(row).filter(([attribute]) => /^b\d+$/.test(attribute));
  return Object.fromEntries(buckets.map(([attribute, count]) => [attribute.slice(1), count as number]));
}
