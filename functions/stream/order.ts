import type { Database } from '../../adapters/dynamo/database.ts';
import { putUnits, readOrder, toOrder } from '../../adapters/dynamo/order-store.ts';
import { planVisit, readVisit, saveVisit, visitsOfOrder } from '../../adapters/dynamo/visit-store.ts';
import type { Policies } from '../../application/policies.ts';
import type { Context } from '../../domain/context.ts';
import { fromText } from '../../domain/instants.ts';
import type { Order } from '../../domain/order/order.ts';
import { unitsOf } from '../../domain/order/units.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { VisitChange } from '../../domain/visit/change.ts';
import { cancelVisit } from '../../domain/visit/commands.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { recountVisit, redateVisit } from '../../domain/visit/rearrange.ts';
import { localDay } from '../../domain/visit/steps.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { Actor } from '../../domain/vocabulary.ts';
import type { RowChange } from '../_kit/stream.ts';
import { now } from '../_kit/time.ts';

/** What follows from an order's row: units and visits when it was delivered, and none when it was cancelled. */
export async function followOrder(database: Database, policies: Policies, { before, after }: RowChange): Promise<void> {
  const old = before && toOrder(before);
  const order = toOrder(after!);
  if (order.cancelledAt !== null) {
    const by: Actor = { kind: 'shop', id: order.shopId };
    if (!old?.cancelledAt) await changeVisits(database, policies, order, by, cancelVisit);
    return;
  }
  const sameSite = site(old) === site(order);
  const sameDates = JSON.stringify(sorted(old?.dates)) === JSON.stringify(sorted(order.dates));
  if (order.deliveredAt === null || (old?.deliveredAt && sameSite && sameDates)) return;

  const policy = await policies.active();
  await putUnits(database, unitsOf(policy, order));
  // A record can come late: of the days staff told, those that count now are taken.
  const dates = sameDates ? order.dates : (await readOrder(database, order.shopId, order.orderId))?.dates;
  const redate = (visit: Visit, context: Context) => redateVisit(visit, dates ?? {}, context);
  const planned =
    old?.deliveredAt && !sameDates ? await changeVisits(database, policies, order, { kind: 'system' }, redate) : null;
  // Planning again makes the same rows again: what was told after the delivery adds only what it brings.
  for (const visit of visitsForDelivery(policy, { ...order, dates }, now())) {
    if (!planned?.has(visit.rule)) await planVisit(database, visit);
  }
}

/** A visit that had been given up was made after all: the one planned after it may count from there. */
export async function followLateVisit(
  database: Database,
  policies: Policies,
  { before, after }: RowChange,
): Promise<void> {
  const visit = after as unknown as Visit;
  const wasOver = before?.status === 'missed' || before?.status === 'lapsed';
  if (!wasOver || visit.status !== 'done' || visit.heldAt === null) return;
  const inForce = await policies.active();
  const heldOn = localDay(inForce, fromText(visit.heldAt)).toString();
  await changeVisits(database, policies, visit, { kind: 'system' }, (one, context) => {
    const moved = one.rule === visit.rule ? recountVisit(one, heldOn, { ...context, policy: inForce }) : null;
    return moved ? ok(moved) : refuse(null);
  });
}

/** Changes an order's visits that are still open, each decided again if it changes meanwhile. The rules it has visits of. */
async function changeVisits(
  database: Database,
  policies: Policies,
  { shopId, orderId }: Pick<Order, 'shopId' | 'orderId'>,
  actor: Actor,
  decide: (visit: Visit, context: Context) => Result<VisitChange, unknown>,
): Promise<Set<string>> {
  const rules = new Set<string>();
  for await (const { visitId, rule } of visitsOfOrder(database, shopId, orderId)) {
    rules.add(rule);
    for (let saved = false; !saved; ) {
      const visit = await readVisit(database, visitId);
      if (!visit) break;
      const decision = decide(visit, { now: now(), actor, policy: await policies.of(visit.policyVersion) });
      saved = !decision.ok || (await saveVisit(database, decision.value)) === null;
    }
  }
  return rules;
}

function site(order: Order | null): string {
  return JSON.stringify([order?.country, order?.province, order?.provinceCode ?? null]);
}

function sorted(dates: Order['dates']) {
  return Object.entries(dates ?? {}).sort();
}
