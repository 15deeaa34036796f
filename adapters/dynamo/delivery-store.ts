import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Delivery, DeliveryState } from '../../domain/webhook/delivery.ts';
import { type Conflict, type Database, fromItem, type Item, readMany, toItem, transact } from './database.ts';
import { type ListOptions, listPage } from './lists.ts';
import { deliveriesTo, deliveryIndexKeys, type Key, keptIn, keys, ttlAttribute } from './table.ts';

/** Long enough to look into last month's trouble. */
const keptSeconds = 30 * 86_400;

export async function readDelivery(database: Database, deliveryId: string): Promise<Delivery | null> {
  const Key = toItem({ ...keys.delivery(deliveryId) });
  const { Item } = await database.client.send(
    new GetItemCommand({ TableName: database.table, Key, ConsistentRead: true }),
  );
  return Item ? deliveryIn(fromItem(Item)) : null;
}

/**
 * Writes a delivery over the version before it, a first version over none, together with other writes if there are any.
 * @returns a conflict, and nothing written, when somebody else was quicker
 */
export async function saveDelivery(
  database: Database,
  delivery: Delivery,
  also: readonly TransactWriteItem[] = [],
): Promise<Conflict | null> {
  const isFirst = delivery.version === 1;
  const put = {
    TableName: database.table,
    Item: toItem({
      ...keys.delivery(delivery.deliveryId),
      ...deliveryIndexKeys(delivery),
      kind: 'delivery',
      ...delivery,
      [ttlAttribute]: Math.floor(Date.parse(delivery.updatedAt) / 1000) + keptSeconds,
    }),
    ConditionExpression: isFirst ? 'attribute_not_exists(pk)' : 'version = :before',
    ...(!isFirst && { ExpressionAttributeValues: toItem({ ':before': delivery.version - 1 }) }),
  };
  if (also.length > 0) return transact(database, [{ Put: put }, ...also]);
  try {
    await database.client.send(new PutItemCommand(put));
    return null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { failed: [0] };
    throw error;
  }
}

/** An endpoint's deliveries of one state, the latest to come to it first. */
export function deliveryList(endpointId: string, state: DeliveryState): ListOptions {
  return { index: 'byOwner', partition: deliveriesTo(endpointId, state), newestFirst: true };
}

/** The deliveries the rows of a list stand for, in their order; at most 100. */
export async function readListed(database: Database, rows: readonly Key[]): Promise<Delivery[]> {
  const found = await readMany(
    database,
    rows.map(({ pk, sk }) => ({ pk, sk })),
  );
  return found.map(deliveryIn);
}

/** When a delivery to an endpoint last came to this state; null when none has within 30 days. */
export async function lastReached(
  database: Database,
  endpointId: string,
  state: DeliveryState,
): Promise<InstantText | null> {
  const { items } = await listPage<{ gsi2sk: string }>(database, { ...deliveryList(endpointId, state), limit: 1 });
  return items[0]?.gsi2sk.split('#')[0] ?? null;
}

function deliveryIn(row: Item): Delivery {
  const { [ttlAttribute]: _, ...delivery } = keptIn<Delivery & { [ttlAttribute]: number }>(row);
  return delivery;
}
