import { doublyBooked, type Forced } from '../booking/refusals.ts';
import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import { unknownValue } from '../ticket/problems.ts';
import { bookingOf } from './booking.ts';
import { change, noChange, type VisitChange, type VisitContext } from './change.ts';
import type { VisitEventData } from './events.ts';
import { visitRefusalOf } from './transitions.ts';
import type { Visit } from './visit.ts';
import { isAway, visitorOf } from './visitor.ts';

/** Whoever is to make it is away, or has left: somebody else takes it. Null when they are there, or nobody is, or its time has passed. */
export function handOverVisit(visit: Visit, context: VisitContext): VisitChange | null {
  const { policy, now, diary = {} } = context;
  const at = toText(now);
  const { assignee, agreedAt } = visit;
  const isPast = agreedAt !== null && agreedAt <= at;
  if (visitRefusalOf('hand-over', visit) || isPast || assignee === null || !isAway(policy, assignee, visit, at)) {
    return null;
  }
  const to = visitorOf(policy, visit, at, diary);
  return to === null || to === assignee ? null : handedTo(visit, to, 'away', context);
}

/** Staff give it to somebody else, who is free then, or somebody says why all the same. */
export function assignVisit(
  visit: Visit,
  to: string,
  context: VisitContext,
  forced: Forced | null = null,
): Result<VisitChange, Problem<'doubly-booked' | 'transition-refused' | 'unknown-value'>> {
  const { policy, now, diary = {} } = context;
  const refusal = visitRefusalOf('hand-over', visit);
  if (refusal) return refuse(refusal);
  const ids = policy.staff.map(({ id }) => id);
  if (!ids.includes(to)) return refuse(unknownValue('/assignee', to, ids));
  if (to === visit.assignee) return ok(noChange('hand-over', visit));
  const agreedAt = visit.status === 'confirmed' ? visit.agreedAt : null;
  const { isFree } = bookingOf(policy, to, agreedAt, diary);
  const cannot = !isFree || isAway(policy, to, visit, toText(now));
  if (cannot && !forced) return refuse(doublyBooked(to, agreedAt ?? visit.windowFrom, '/assignee'));
  return ok(handedTo(visit, to, 'staff', context, forced));
}

function handedTo(
  visit: Visit,
  to: string,
  reason: 'away' | 'staff',
  context: VisitContext,
  forced: Forced | null = null,
): VisitChange {
  const agreedAt = visit.status === 'confirmed' ? visit.agreedAt : null;
  const { booked } = bookingOf(context.policy, to, agreedAt, context.diary ?? {});
  const why = forced ? { forced: forced.reason } : {};
  const handed: VisitEventData = { type: 'visit.handed-over', from: visit.assignee, to, reason, ...why };
  return change('hand-over', visit, context, { assignee: to, booked }, [handed]);
}
