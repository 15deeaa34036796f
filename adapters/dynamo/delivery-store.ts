import type { Conflict, Write } from '../../application/unit-of-work.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Delivery, DeliveryState } from '../../domain/webhook/delivery.ts';
import type { Database } from './database.ts';
import { type ListOptions, listPage, placeOf } from './lists.ts';
import { keptIn, type RowOf } from './row.ts';
import { getRow, getRows, isStill, putRow } from './rows.ts';
import { deliveryIndexKeys, type Key, keys, lists, ttlAttribute } from './table.ts';
import { transact } from './transact.ts';

/** Long enough to look into last month's trouble. */
const keptSeconds = 30 * 86_400;

export async function readDelivery(database: Database, deliveryId: string): Promise<Delivery | null> {
  const row = await getRow(database, keys.delivery(deliveryId));
  return row && deliveryIn(row);
}

/**
 * Writes a delivery over the version before it, a first version over none, together with other writes if there are any.
 * @returns a conflict, and nothing written, when somebody else was quicker
 */
export function saveDelivery(
  database: Database,
  delivery: Delivery,
  also: readonly Write[] = [],
): Promise<Conflict | null> {
  const row = {
    ...deliveryIndexKeys(delivery),
    kind: 'delivery' as const,
    ...delivery,
    [ttlAttribute]: Math.floor(Date.parse(delivery.updatedAt) / 1000) + keptSeconds,
  };
  const put = putRow(database, keys.delivery(delivery.deliveryId), row, isStill('version', delivery.version - 1));
  return transact(database, [put, ...also]);
}

/** An endpoint's deliveries of one state, the latest to come to it first. */
export function deliveryList(endpointId: string, state: DeliveryState): ListOptions {
  return { ...lists.deliveriesTo(endpointId, state), newestFirst: true };
}

/** The deliveries the rows of a list stand for, in their order; at most 100. */
export async function readListed(database: Database, rows: readonly Key[]): Promise<Delivery[]> {
  return (await getRows<RowOf<'delivery'>>(database, rows)).map(deliveryIn);
}

/** When a delivery to an endpoint last came to this state; null when none has within 30 days. */
export async function lastReached(
  database: Database,
  endpointId: string,
  state: DeliveryState,
): Promise<InstantText | null> {
  const list = deliveryList(endpointId, state);
  const [latest] = (await listPage<Key>(database, { ...list, limit: 1 })).items;
  return latest === undefined ? null : placeOf(list.index, latest).split('#')[0]!;
}

function deliveryIn(row: RowOf<'delivery'>): Delivery {
  const { [ttlAttribute]: _, ...delivery } = keptIn<Delivery & { [ttlAttribute]: number }>(row);
  return delivery;
}
