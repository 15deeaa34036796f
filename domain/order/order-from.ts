import type { Order } from './order.ts';

/** An order as what is kept of it says: what no message has said yet is not there. */
export function orderFrom(kept: object): Order {
  const unsaid = { customer: null, country: null, province: null, deliveredAt: null, cancelledAt: null };
  return { ...unsaid, ...(kept as Order) };
}
