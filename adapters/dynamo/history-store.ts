import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Event } from '../../domain/events.ts';
import { type Database, fromItem, toItem } from './database.ts';
import { eventPrefix, keys } from './table.ts';

/** Some events of a history, all that were written by now, in order. Their page must be short: nothing goes on from it. */
export async function readEvents(
  database: Database,
  entity: Event['entity'],
  entityId: string,
  first: number,
  last: number,
): Promise<Event[]> {
  const { pk, sk: from } = keys.event(entity, entityId, first);
  const { sk: to } = keys.event(entity, entityId, last);
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: toItem({ ':pk': pk, ':from': from, ':to': to }),
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => fromItem<Event>(item));
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
  const { Items = [], LastEvaluatedKey } = await database.client.send(
    new QueryCommand({
      TableName: database.table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :last',
      ExpressionAttributeValues: toItem({ ':pk': pk, ':after': `${sk}~`, ':last': `${eventPrefix}~` }),
      Limit: page.limit,
    }),
  );
  return { events: Items.map((item) => fromItem<Event>(item)), more: LastEvaluatedKey !== undefined };
}
