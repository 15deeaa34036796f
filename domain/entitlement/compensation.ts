import type { Band, Compensation } from '../policy/compensation.ts';
import type { Actor } from '../vocabulary.ts';

/** What an offer is reckoned from. */
export interface OfferFacts {
  /** What the freight of one way cost, in minor units. */
  freight?: number | undefined;
  daysLate?: number | undefined;
}

/** What to offer at first, in minor units, never above the ceiling; null when that cannot be reckoned. */
export function suggestedOffer({ base, perDay, least = 0, most }: Band, facts: OfferFacts): number | null {
  const reckoned = perDay === undefined ? base && facts.freight : facts.daysLate && facts.daysLate * perDay;
  return reckoned === undefined ? null : Math.min(Math.max(reckoned, least), most);
}

/** The most somebody may offer by themselves, in minor units; null for an approver, who may offer more. */
export function ceilingFor({ approvers }: Compensation, { most }: Band, actor: Actor): number | null {
  return actor.kind === 'staff' && approvers.includes(actor.role) ? null : most;
}
