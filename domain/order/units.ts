import type { Policy } from '../policy/policy.ts';
import type { Order, Unit } from './order.ts';
import { climateZoneOf } from './site.ts';

/** The things sold with a delivered order, one for each line. */
export function unitsOf(policy: Policy, order: Order): Unit[] {
  const { deliveredAt } = order;
  if (deliveredAt === null || order.cancelledAt !== null) return [];
  const climateZone = climateZoneOf(policy, order);
  return order.lines.map((line) => ({
    unitId: line.lineId,
    shopId: order.shopId,
    orderId: order.orderId,
    product: line.product,
    sku: line.sku ?? null,
    quantity: line.quantity,
    deliveredAt,
    climateZone,
  }));
}
