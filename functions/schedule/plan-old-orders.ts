import { createHash } from 'node:crypto';
import type { Database } from '../../adapters/dynamo/database.ts';
import { deliveredOrdersPage, noteReplanned, readOrder, readReplanned } from '../../adapters/dynamo/order-store.ts';
import { planVisit, readVisit, saveVisit, visitsOfOrder } from '../../adapters/dynamo/visit-store.ts';
import { forEachConcurrently } from '../../application/for-each.ts';
import type { Policies } from '../../application/policies.ts';
import type { Order } from '../../domain/order/order.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { replanVisit } from '../../domain/visit/rearrange.ts';
import { openVisitPorts } from '../_kit/ports.ts';
import { now } from '../_kit/time.ts';

type Rules = Pick<Policy, 'plans' | 'seasons' | 'climateZones' | 'regions'>;

/**
 * Brings the plans and seasons of the policy in force to orders that were delivered before it was: what is new is planned,
 * what has changed and nobody has been offered yet moves. When the rules are those of the last time that costs one read;
 * a run that is cut short goes on where it was.
 * @returns how many orders were looked at
 * @throws when some could not be planned for, after all others have been
 */
export async function planOldOrders(database: Database, policies: Policies): Promise<number> {
  const policy = await policies.active();
  const by = digestOf(policy);
  const known = await readReplanned(database);
  if (known?.by === by && known.isDone) return 0;
  // Before the first time nobody knows by which policy orders were planned for: several may have been deployed by now.
  let from = known?.by === by ? known.from : null;
  let planned = 0;
  let failed = 0;
  do {
    const page = await deliveredOrdersPage(database, from);
    const orders = new Map(page.items.map(({ shopId, orderId }) => [`${shopId}#${orderId}`, { shopId, orderId }]));
    const result = await forEachConcurrently(
      openVisitPorts(database, policies),
      orders.keys(),
      'planning for an order',
      async (id) => {
        const { shopId, orderId } = orders.get(id)!;
        const order = await readOrder(database, shopId, orderId);
        if (order) await planFor(database, policy, order);
        return order !== null;
      },
    );
    planned += result.done;
    failed += result.failed;
    from = page.next;
    if (failed === 0) await noteReplanned(database, { by, from, isDone: from === null });
  } while (from);
  if (failed > 0) throw new Error(`${failed} orders could not be planned for`);
  return planned;
}

/** Each rule is an order's once: one it has had a visit of goes on from there. */
async function planFor(database: Database, policy: Policy, order: Order): Promise<void> {
  const rules = new Set<string>();
  for await (const { visitId, rule, status } of visitsOfOrder(database, order.shopId, order.orderId)) {
    rules.add(rule);
    if (status === 'planned') await replan(database, policy, order, visitId);
  }
  for (const visit of visitsForDelivery(policy, order, now())) {
    if (!rules.has(visit.rule)) await planVisit(database, visit);
  }
}

async function replan(database: Database, policy: Policy, order: Order, visitId: string): Promise<void> {
  const visit = await readVisit(database, visitId);
  const change = visit && replanVisit(visit, order, { now: now(), actor: { kind: 'system' }, policy });
  // Should it have changed meanwhile, it has been offered: that stands.
  if (change) await saveVisit(database, change);
}

function digestOf({ plans, seasons, climateZones, regions }: Rules): string {
  const text = JSON.stringify([plans, seasons, climateZones, regions ?? null]);
  return createHash('sha256').update(text).digest('base64url');
}
