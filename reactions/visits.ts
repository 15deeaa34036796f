import type { Context } from '../domain/context.ts';
import type { Result } from '../domain/result.ts';
import type { VisitChange } from '../domain/visit/change.ts';
import type { Visit } from '../domain/visit/visit.ts';
import type { Actor } from '../domain/vocabulary.ts';
import type { Clock, PolicyPort } from './ports.ts';

export interface VisitPort {
  readVisit(visitId: string): Promise<Visit | null>;
  /** Null when it is written; what stands in its way, and nothing written, when the visit has changed meanwhile. */
  saveVisit(change: VisitChange): Promise<object | null>;
  /** An order's visits, as a list has them: it may lag behind. */
  visitsOfOrder(
    shopId: string,
    orderId: string,
  ): AsyncIterable<Pick<Visit, 'visitId' | 'rule' | 'status' | 'windowFrom'>>;
}

/**
 * Changes an order's visits that are still open, each decided again if it changes meanwhile.
 * @returns the rules it has visits of
 */
export async function changeVisits(
  ports: VisitPort & PolicyPort & Clock,
  { shopId, orderId }: Pick<Visit, 'shopId' | 'orderId'>,
  actor: Actor,
  decide: (visit: Visit, context: Context) => Result<VisitChange, unknown>,
): Promise<Set<string>> {
  const rules = new Set<string>();
  for await (const { visitId, rule } of ports.visitsOfOrder(shopId, orderId)) {
    rules.add(rule);
    for (let saved = false; !saved; ) {
      const visit = await ports.readVisit(visitId);
      if (!visit) break;
      const decision = decide(visit, { now: ports.now(), actor, policy: await ports.policies.of(visit.policyVersion) });
      saved = !decision.ok || (await ports.saveVisit(decision.value)) === null;
    }
  }
  return rules;
}
