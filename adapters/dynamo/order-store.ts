import type { PageStart, Replanned } from '../../application/records.ts';
import type { Conflict, Write } from '../../application/unit-of-work.ts';
import type { Order, Unit } from '../../domain/order/order.ts';
import { orderFrom } from '../../domain/order/order-from.ts';
import type { OrderDates } from '../../domain/order-dates.ts';
import type { Database } from './database.ts';
import { listPage, type Page } from './lists.ts';
import { getRow, putAll, putRow, updateRow } from './rows.ts';
import { keys, lists } from './table.ts';
import { transact, writeAlone } from './transact.ts';

export async function readOrder(database: Database, shopId: string, orderId: string): Promise<Order | null> {
  const row = await getRow(database, keys.order(shopId, orderId));
  return row && orderFrom(row);
}

/** Keeps the days staff tell of an order, on condition that they are what they were when that was decided. */
export function saveOrderDates(
  database: Database,
  { shopId, orderId, dates: before }: Pick<Order, 'shopId' | 'orderId' | 'dates'>,
  dates: OrderDates,
  also: readonly Write[] = [],
): Promise<Conflict | null> {
  const unchanged = before ? '#dates = :before' : 'attribute_exists(pk) AND attribute_not_exists(#dates)';
  const condition = { expression: unchanged, values: before ? { ':before': before } : {} };
  return transact(database, [updateRow(database, keys.order(shopId, orderId), { set: { dates }, condition }), ...also]);
}

/** Keeps an order's units. The same order makes the same rows, so writing them again changes nothing. */
export function putUnits(database: Database, units: readonly Unit[]): Promise<void> {
  return putAll(
    database,
    units.map((unit) => ({ ...keys.unit(unit.shopId, unit.orderId, unit.unitId), kind: 'unit', ...unit })),
  );
}

/** Null before the first time. */
export function readReplanned(database: Database): Promise<Replanned | null> {
  return getRow(database, keys.replanned);
}

export async function noteReplanned(database: Database, replanned: Replanned): Promise<void> {
  await writeAlone(database, putRow(database, keys.replanned, { kind: 'replanned', ...replanned }));
}

/** A page of the orders that have been delivered, in the order of their deliveries: their ids. */
export function deliveredOrdersPage(
  database: Database,
  from: PageStart | null,
): Promise<Page<Pick<Order, 'shopId' | 'orderId'>>> {
  return listPage(database, { ...lists.deliveredOrders, from });
}
