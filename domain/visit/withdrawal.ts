import { cancelVisit } from './agreement.ts';
import { change, type VisitChange, type VisitContext } from './change.ts';
import { isOvertaken, matterBefore, nameable } from './matters.ts';
import { offerAgainSteps } from './steps.ts';
import { visitRefusalOf } from './transitions.ts';
import type { Visit } from './visit.ts';

/**
 * A matter of its order has come up while the visit was on offer: the offer is taken back, and waits as one that never went
 * out; one that has become pointless is dropped. Null where none is on offer, or nothing comes before it.
 */
export function withdrawOffer(visit: Visit, context: VisitContext): VisitChange | null {
  const { policy, inForce = policy, matters = [] } = context;
  if (visitRefusalOf('withdraw', visit)) return null;
  if (isOvertaken(inForce, visit, matters)) {
    const cancelled = cancelVisit(visit, context, 'overtaken');
    return cancelled.ok ? cancelled.value : null;
  }
  const first = matterBefore(inForce, matters);
  if (!first) return null;
  const steps = offerAgainSteps(policy, visit, context.now);
  const until = steps.find(({ name }) => name === 'offer')?.dueAt ?? null;
  return change('withdraw', visit, context, { status: 'due', steps }, [
    { type: 'visit.offer-withdrawn', until, ticketId: nameable(first) },
  ]);
}
