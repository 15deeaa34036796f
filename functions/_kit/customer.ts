import type { Database } from '../../adapters/dynamo/database.ts';
import { readOrder } from '../../adapters/dynamo/order-store.ts';
import type { Customer } from '../../domain/vocabulary.ts';

/** A shop's return request names the order only: the customer is the order's. */
export async function withCustomer<
  E extends { customer: Customer | null; shopId: string | null; orderId: string | null },
>(database: Database, entity: E | null): Promise<E | null> {
  if (!entity || entity.customer || entity.shopId === null || entity.orderId === null) return entity;
  const order = await readOrder(database, entity.shopId, entity.orderId);
  return { ...entity, customer: order?.customer ?? null };
}
