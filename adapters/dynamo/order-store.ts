import { BatchWriteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Order, Unit } from '../../domain/order/order.ts';
import { type Database, fromItem, type Item, toItem } from './database.ts';
import { keys } from './table.ts';

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

/** DynamoDB takes at most 25 writes a batch. */
const batchSize = 25;

/** Keeps an order's units. The same order makes the same rows, so writing them again changes nothing. */
export async function putUnits(database: Database, units: readonly Unit[]): Promise<void> {
  for (let start = 0; start < units.length; start += batchSize) {
    let writes = units.slice(start, start + batchSize).map((unit) => ({
      PutRequest: { Item: toItem({ ...keys.unit(unit.shopId, unit.orderId, unit.unitId), kind: 'unit', ...unit }) },
    }));
    while (writes.length > 0) {
      const { UnprocessedItems } = await database.client.send(
        new BatchWriteItemCommand({ RequestItems: { [database.table]: writes } }),
      );
      writes = (UnprocessedItems?.[database.table] ?? []) as typeof writes;
    }
  }
}
