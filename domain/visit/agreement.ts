import { doublyBooked, type Forced, refusalOfHours, refusalOfInstant } from '../booking/refusals.ts';
import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import { bookingOf } from './booking.ts';
import { change, executionName, noChange, type VisitChange, type VisitContext } from './change.ts';
import type { VisitEventData } from './events.ts';
import { refusalOfWindow } from './problems.ts';
import { agreedSteps, visitCalendarVersion } from './steps.ts';
import { visitRefusalOf } from './transitions.ts';
import type { Visit } from './visit.ts';
import { visitorOf } from './visitor.ts';

/** The planner's step: the visit falls due, its execution may start. */
export function summonVisit(visit: Visit, context: Context): Result<VisitChange, Problem<'transition-refused'>> {
  const refusal = visitRefusalOf('summon', visit);
  if (refusal) return refuse(refusal);
  return ok(change('summon', visit, context, { status: 'due', execution: executionName(visit) }, []));
}

/**
 * The customer agreed to a time, or to another one than before; whoever is away or busy then hands the visit over. Times
 * at which nobody works, long after the window, or at which nobody is free are refused unless somebody says why not.
 */
export function confirmVisit(
  visit: Visit,
  agreedAt: InstantText,
  context: VisitContext,
  forced: Forced | null = null,
): Result<
  VisitChange,
  Problem<
    'doubly-booked' | 'outside-hours' | 'outside-window' | 'time-in-the-past' | 'transition-refused' | 'unbookable'
  >
> {
  const refusal = visitRefusalOf('confirm', visit) ?? refusalOfInstant(agreedAt, '/agreedAt', context);
  const isSame = visit.status === 'confirmed' && visit.agreedAt === agreedAt;
  if (isSame) return ok(noChange('confirm', visit));
  if (refusal) return refuse(refusal);
  const { policy, now, diary = {} } = context;
  const usual = forced
    ? null
    : (refusalOfHours(policy, [policy.visits.calendar], agreedAt, '/agreedAt') ?? refusalOfWindow(visit, agreedAt));
  if (usual) return refuse(usual);
  const at = toText(now);
  const assignee = visitorOf(policy, { ...visit, agreedAt }, at, diary);
  const { booked, isFree } = bookingOf(policy, assignee, agreedAt, diary);
  if (assignee !== null && !isFree && !forced) return refuse(doublyBooked(assignee, agreedAt, '/agreedAt'));
  const before = visit.status === 'confirmed' ? visit.agreedAt : null;
  const patch = {
    status: 'confirmed' as const,
    agreedAt,
    steps: agreedSteps(policy, visit, agreedAt, now),
    asked: 0,
    by: null,
    assignee,
    booked,
    calendarVersion: visitCalendarVersion(policy),
    ...(visit.execution === null || visit.status === 'lapsed' ? { execution: executionName(visit) } : {}),
  };
  const confirmed: VisitEventData = {
    type: 'visit.confirmed',
    agreedAt,
    before,
    assignee,
    ...(before !== null && assignee !== visit.assignee ? { assigneeBefore: visit.assignee } : {}),
    ...(forced ? { forced: forced.reason } : {}),
  };
  return ok(change('confirm', visit, context, patch, [confirmed]));
}

/** The order behind the visit was cancelled or refunded, or it has become pointless: nobody comes, and no visit follows. */
export function cancelVisit(
  visit: Visit,
  context: Context,
  reason: 'order' | 'overtaken' = 'order',
): Result<VisitChange, Problem<'transition-refused'>> {
  const refusal = visitRefusalOf('cancel', visit);
  if (refusal) return refuse(refusal);
  const cancelled: VisitEventData = { type: 'visit.cancelled', reason, ...knownOf(visit) };
  return ok(change('cancel', visit, context, { status: 'cancelled', booked: null }, [cancelled]));
}

/** Gives the visit another execution: the last one is near its quota, or was found missing. */
export function rearmVisit(visit: Visit, context: Context): VisitChange {
  return change('rearm', visit, context, { execution: executionName(visit) }, []);
}

/** What the customer, and whoever was to come, knew of a visit that falls away. */
export function knownOf({ status, agreedAt, assignee }: Visit) {
  return {
    wasOffered: status === 'offered' || status === 'confirmed',
    agreedAt: status === 'confirmed' ? agreedAt : null,
    assignee,
  };
}
