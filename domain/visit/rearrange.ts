import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import type { Site } from '../order/site.ts';
import type { OrderDates } from '../order-dates.ts';
import { ok, type Result, refuse } from '../result.ts';
import { knownOf } from './agreement.ts';
import { change, type VisitChange } from './change.ts';
import type { VisitEventData } from './events.ts';
import { countedFrom, planAgain, replanned } from './plan.ts';
import { retimedSteps, visitCalendarVersion } from './steps.ts';
import { visitRefusalOf } from './transitions.ts';
import type { Visit } from './visit.ts';

/**
 * A day its plan counts from was told or corrected. What nobody has been offered yet moves; what the customer knows of
 * stays as it is, and the visits after it follow the new day.
 */
export function redateVisit(
  visit: Visit,
  dates: OrderDates,
  context: Context,
): Result<VisitChange, Problem<'transition-refused'>> {
  const refusal = visitRefusalOf('redate', visit);
  if (refusal) return refuse(refusal);
  const planned = visit.status === 'planned' ? replanned(context.policy, visit, dates, context.now) : visit;
  if (planned?.visitId !== visit.visitId) return ok(inPlaceOf(visit, planned, context));
  const { windowFrom, windowTo, steps, calendarVersion } = planned;
  return ok(change('redate', visit, context, { dates, windowFrom, windowTo, steps, calendarVersion }, []));
}

/**
 * Its rule has changed in the policy in force: what nobody has been offered yet follows that. Null when it says the same,
 * or nothing of the visit any more: what was promised stays planned.
 */
export function replanVisit(visit: Visit, site: Site, context: Context): VisitChange | null {
  if (visitRefusalOf('replan', visit)) return null;
  const planned = planAgain(context.policy, visit, site, context.now);
  if (planned === null) return null;
  if (planned.visitId !== visit.visitId) return inPlaceOf(visit, planned, context);
  const { windowFrom, windowTo, role, visitType, steps, assignee, calendarVersion, policyVersion } = planned;
  const isSame =
    windowFrom === visit.windowFrom &&
    windowTo === visit.windowTo &&
    role === visit.role &&
    visitType === visit.visitType;
  if (isSame) return null;
  const patch = { windowFrom, windowTo, role, visitType, steps, assignee, calendarVersion, policyVersion };
  return change('replan', visit, context, patch, []);
}

/**
 * The visit before it was made after all, on a day: by a plan that counts from there it moves, unless it has been offered.
 * Null where it does not.
 */
export function recountVisit(visit: Visit, heldOn: string, context: Context): VisitChange | null {
  const planned = visitRefusalOf('replan', visit) ? null : countedFrom(context.policy, visit, heldOn, context.now);
  if (planned === null) return null;
  const { countsFrom, windowFrom, windowTo, steps, calendarVersion } = planned;
  return change('replan', visit, context, { countsFrom, windowFrom, windowTo, steps, calendarVersion }, []);
}

/** A day of the calendar has changed since its steps were timed: they are timed again. Null when none has. */
export function retimeVisit(visit: Visit, context: Context): VisitChange | null {
  const calendarVersion = visitCalendarVersion(context.policy);
  if (visitRefusalOf('retime', visit) || calendarVersion === (visit.calendarVersion ?? null)) return null;
  const steps = retimedSteps(context.policy, visit, context.now);
  return change('retime', visit, context, { steps, calendarVersion }, []);
}

function inPlaceOf(visit: Visit, next: Visit | null, context: Context): VisitChange {
  const cancelled: VisitEventData = { type: 'visit.cancelled', reason: 'replaced', ...knownOf(visit) };
  return change('cancel', visit, context, { status: 'cancelled', booked: null }, [cancelled], { next });
}
