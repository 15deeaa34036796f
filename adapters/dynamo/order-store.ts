import { type AttributeValue, GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Order, Unit } from '../../domain/order/order.ts';
import type { OrderDates } from '../../domain/order-dates.ts';
import { type Conflict, type Database, fromItem, type Item, toItem, transact } from './database.ts';
import { keys } from './table.ts';
import { putAll } from './writes.ts';

export async function readOrder(database: Database, shopId: string, orderId: string): Promise<Order | null> {
  const Key = toItem({ ...keys.order(shopId, orderId) });
  const { Item } = await database.client.send(
    new GetItemCommand({ TableName: database.table, Key, ConsistentRead: true }),
  );
  return Item ? toOrder(fromItem<Item>(Item)) : null;
}

/** An order's row: what no message has said yet is not there. */
export function toOrder(row: Item): Order {
  const unsaid = { customer: null, country: null, province: null, deliveredAt: null, cancelledAt: null };
  return { ...unsaid, ...(row as unknown as Order) };
}

/** Keeps the days staff tell of an order, on condition that they are what they were when that was decided. */
export function saveOrderDates(
  database: Database,
  { shopId, orderId, dates: before }: Pick<Order, 'shopId' | 'orderId' | 'dates'>,
  dates: OrderDates,
  also: TransactWriteItem[] = [],
): Promise<Conflict | null> {
  const unchanged = before ? '#dates = :before' : 'attribute_exists(pk) AND attribute_not_exists(#dates)';
  const Update = {
    TableName: database.table,
    Key: toItem({ ...keys.order(shopId, orderId) }),
    UpdateExpression: 'SET #dates = :dates',
    ConditionExpression: unchanged,
    ExpressionAttributeNames: { '#dates': 'dates' },
    ExpressionAttributeValues: toItem({ ':dates': dates, ...(before ? { ':before': before } : {}) }),
  };
  return transact(database, [{ Update }, ...also]);
}

/** Keeps an order's units. The same order makes the same rows, so writing them again changes nothing. */
export function putUnits(database: Database, units: readonly Unit[]): Promise<void> {
  return putAll(
    database,
    units.map((unit) => ({ ...keys.unit(unit.shopId, unit.orderId, unit.unitId), kind: 'unit', ...unit })),
  );
}

/** By which rules orders delivered before have been planned for, and where that goes on. */
export interface Replanned {
  by: string;
  /** A place in the list of delivered orders; null at its beginning. */
  from: Record<string, AttributeValue> | null;
  isDone: boolean;
}

/** Null before the first time. */
export async function readReplanned(database: Database): Promise<Replanned | null> {
  const { Item } = await database.client.send(
    new GetItemCommand({ TableName: database.table, Key: toItem({ ...keys.replanned }), ConsistentRead: true }),
  );
  return Item ? fromItem<Replanned & Item>(Item) : null;
}

export async function noteReplanned(database: Database, replanned: Replanned): Promise<void> {
  const Item = toItem({ ...keys.replanned, kind: 'replanned', ...replanned });
  await transact(database, [{ Put: { TableName: database.table, Item } }]);
}
