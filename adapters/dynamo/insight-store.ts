import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Event, EventData } from '../../domain/events.ts';
import type { ComplaintCount, Summary } from '../../domain/insight/summary.ts';
import { type Database, fromItem, toItem, transact } from './database.ts';
import { keys, ttlAttribute } from './table.ts';
import { putEvents, putNew } from './writes.ts';

/** Longer than anything redelivers an event. */
const markerSeconds = 60 * 86_400;

/** Adds an event's counts. The marker of the event, in the same transaction, makes a redelivery count nothing. */
export async function addCounts(database: Database, event: Event<EventData>, counts: ComplaintCount[]): Promise<void> {
  if (counts.length === 0) return;
  const expires = Math.floor(Date.parse(event.at) / 1000) + markerSeconds;
  await transact(database, [
    putNew(database, keys.counted(event.eventId), { kind: 'counted', [ttlAttribute]: expires }),
    ...counts.map(({ count, ...cell }) => ({
      Update: {
        TableName: database.table,
        Key: toItem({ ...keys.count(cell.month, cell.group, cell.reason, cell.product) }),
        UpdateExpression:
          'SET kind = :kind, #month = :month, #group = :group, reason = :reason, product = :product ADD #count :by',
        ExpressionAttributeNames: { '#month': 'month', '#group': 'group', '#count': 'count' },
        ExpressionAttributeValues: toItem({
          ':kind': 'count',
          ':month': cell.month,
          ':group': cell.group,
          ':reason': cell.reason,
          ':product': cell.product,
          ':by': count,
        }),
      },
    })),
  ]);
}

/** All counts of a month. */
export async function readCounts(database: Database, month: string): Promise<ComplaintCount[]> {
  const counts: ComplaintCount[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await database.client.send(
      new QueryCommand({
        TableName: database.table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: toItem({ ':pk': keys.count(month, '', '', '').pk }),
        ...(start ? { ExclusiveStartKey: start as never } : {}),
      }),
    );
    for (const item of page.Items ?? []) counts.push(fromItem<ComplaintCount>(item));
    start = page.LastEvaluatedKey;
  } while (start);
  return counts;
}

export async function readSummary(database: Database, month: string): Promise<Summary | null> {
  const { Item } = await database.client.send(
    new GetItemCommand({ TableName: database.table, Key: toItem({ ...keys.summary(month) }), ConsistentRead: true }),
  );
  return Item ? fromItem<Summary>(Item) : null;
}

/** Keeps a month's summary and the event that mails it; a month is summed up once. */
export async function saveSummary(database: Database, summary: Summary): Promise<void> {
  await transact(database, [
    putNew(database, keys.summary(summary.month), { kind: 'summary', ...summary }),
    ...putEvents(database, [
      {
        eventId: `${summary.month}#1`,
        entity: 'summary',
        entityId: summary.month,
        sequence: 1,
        at: summary.madeAt,
        actor: { kind: 'system' },
        data: { type: 'summary.made', month: summary.month },
      },
    ]),
  ]);
}
