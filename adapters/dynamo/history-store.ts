import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Event } from '../../domain/events.ts';
import { type Database, fromItem, toItem } from './database.ts';
import { conditionOf, getRow, readRows } from './rows.ts';
import { keys, prefixes } from './table.ts';

/** Some events of a history, all that were written by now, in order. */
export async function readEvents(
  database: Database,
  entity: Event['entity'],
  entityId: string,
  first: number,
  last: number,
): Promise<Event[]> {
  const { pk, sk: from } = keys.event(entity, entityId, first);
  const { sk: to } = keys.event(entity, entityId, last);
  return readRows<'event'>(database, { pk }, { from, to });
}

/** The event a mail or a webhook tells about; null when it is gone. */
export function readEventOf(
  database: Database,
  { entity, entityId, sequence }: Pick<Event, 'entity' | 'entityId' | 'sequence'>,
): Promise<Event | null> {
  return getRow(database, keys.event(entity, entityId, sequence));
}

/**
 * The history of a ticket, a visit or a policy, oldest first, a page at a time; `after` is a sequence number, 0 for the start.
 * A page of long texts can be shorter than its limit: `more` says whether another one may follow.
 */
export async function readHistory(
  database: Database,
  entity: 'ticket' | 'visit' | 'policy',
  entityId: string,
  page: { after: number; limit: number },
): Promise<{ events: Event[]; more: boolean }> {
  const { pk, sk } = keys.event(entity, entityId, page.after);
  const [condition, values] = conditionOf({ from: `${sk}~`, to: `${prefixes.events}~` });
  const { Items = [], LastEvaluatedKey } = await database.client.send(
    new QueryCommand({
      TableName: database.table,
      KeyConditionExpression: `pk = :pk${condition}`,
      ExpressionAttributeValues: toItem({ ':pk': pk, ...values }),
      Limit: page.limit,
    }),
  );
  return { events: Items.map((item) => fromItem<Event>(item)), more: LastEvaluatedKey !== undefined };
}
