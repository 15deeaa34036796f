import type { Context } from '../domain/context.ts';
import type { Order, Unit } from '../domain/order/order.ts';
import { orderFrom } from '../domain/order/order-from.ts';
import { unitsOf } from '../domain/order/units.ts';
import { cancelVisit } from '../domain/visit/commands.ts';
import { visitsForDelivery } from '../domain/visit/plan.ts';
import { redateVisit } from '../domain/visit/rearrange.ts';
import type { Visit } from '../domain/visit/visit.ts';
import type { Actor } from '../domain/vocabulary.ts';
import type { Clock, PolicyPort } from './ports.ts';
import { onRows } from './reaction.ts';
import { changeVisits, type VisitPort } from './visits.ts';

export interface OrderPort {
  readOrder(shopId: string, orderId: string): Promise<Order | null>;
  /** Keeps units. The same order makes the same. */
  putUnits(units: readonly Unit[]): Promise<void>;
  /** Plans a visit unless it is planned already. */
  planVisit(visit: Visit): Promise<void>;
}

/** What follows from an order's row: units and visits when it was delivered, and none when it was cancelled. */
export const followOrder = onRows<OrderPort & VisitPort & PolicyPort & Clock>(
  'follow an order',
  [{ kind: 'order' }],
  async ({ before, after }, ports) => {
    const old = before && orderFrom(before);
    const order = orderFrom(after!);
    if (order.cancelledAt !== null) {
      const by: Actor = { kind: 'shop', id: order.shopId };
      if (!old?.cancelledAt) await changeVisits(ports, order, by, cancelVisit);
      return;
    }
    const sameSite = site(old) === site(order);
    const sameDates = JSON.stringify(sorted(old?.dates)) === JSON.stringify(sorted(order.dates));
    if (order.deliveredAt === null || (old?.deliveredAt && sameSite && sameDates)) return;

    const policy = await ports.policies.active();
    await ports.putUnits(unitsOf(policy, order));
    // A record can come late: of the days staff told, those that count now are taken.
    const dates = sameDates ? order.dates : (await ports.readOrder(order.shopId, order.orderId))?.dates;
    const redate = (visit: Visit, context: Context) => redateVisit(visit, dates ?? {}, context);
    const redates = old?.deliveredAt && !sameDates;
    const planned = redates ? await changeVisits(ports, order, { kind: 'system' }, redate) : null;
    // Planning again makes the same rows again: what was told after the delivery adds only what it brings.
    for (const visit of visitsForDelivery(policy, { ...order, dates }, ports.now())) {
      if (!planned?.has(visit.rule)) await ports.planVisit(visit);
    }
  },
);

function site(order: Order | null): string {
  return JSON.stringify([order?.country, order?.province, order?.provinceCode ?? null]);
}

function sorted(dates: Order['dates']) {
  return Object.entries(dates ?? {}).sort();
}
