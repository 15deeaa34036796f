import type { Event, VisitEventData } from '../events.ts';
import { earliest, fromText, millisBetween, toText } from '../instants.ts';
import type { OrderDates } from '../order/dates.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Context } from '../ticket/change.ts';
import type { InstantText } from '../vocabulary.ts';
import { afterWindow, nextVisit, replanned } from './plan.ts';
import { type VisitTransitionName, visitRefusalOf } from './transitions.ts';
import type { Visit, VisitStep } from './visit.ts';

/** A decided change of a visit, and the visit that follows it when it is over. */
export interface VisitChange {
  transition: VisitTransitionName | 'plan';
  before: Visit | null;
  visit: Visit;
  events: Event<VisitEventData>[];
  next: Visit | null;
}

/** The planner's step: the visit falls due, its execution may start. */
export function summonVisit(visit: Visit, context: Context): Result<VisitChange> {
  const refusal = visitRefusalOf('summon', visit);
  if (refusal) return refuse(refusal);
  return ok(change('summon', visit, context, { status: 'due', execution: executionName(visit) }, []));
}

/** The customer agreed to a time. */
export function confirmVisit(visit: Visit, agreedAt: InstantText, context: Context): Result<VisitChange> {
  const refusal = visitRefusalOf('confirm', visit);
  if (refusal) return refuse(refusal);
  if (agreedAt <= toText(context.now)) {
    return refuse({
      type: 'time-in-the-past',
      title: 'The agreed time is in the past',
      status: 400,
      detail: `${agreedAt} is over.`,
      field: '/agreedAt',
      expected: 'an instant after now',
    });
  }
  const { policy } = context;
  const local = fromText(agreedAt).toZonedDateTimeISO(policy.business.timeZone);
  const remindAt = toText(local.subtract(policy.visits.remindBefore).toInstant());
  const steps: VisitStep[] = [
    ...visit.steps
      .filter((step) => step.name === 'offer')
      .map((step) => ({ ...step, doneAt: step.doneAt ?? toText(context.now) })),
    // Agreed within the reminder's span: the confirmation itself is reminder enough.
    ...(remindAt > toText(context.now) ? [{ name: 'remind' as const, dueAt: remindAt, doneAt: null }] : []),
    { name: 'miss', dueAt: afterWindow(policy, agreedAt), doneAt: null },
  ];
  return ok(
    change('confirm', visit, context, { status: 'confirmed', agreedAt, steps }, [
      { type: 'visit.confirmed', agreedAt },
    ]),
  );
}

/** The visit was made; the rule's next visit is planned in the same transaction. */
export function completeVisit(
  visit: Visit,
  outcome: { report: string; satisfied: boolean | null },
  context: Context,
): Result<VisitChange> {
  const refusal = visitRefusalOf('complete', visit);
  if (refusal) return refuse(refusal);
  const next = nextVisit(context.policy, visit, context.now);
  return ok(
    change(
      'complete',
      visit,
      context,
      { status: 'done', ...outcome },
      [{ type: 'visit.completed', ...outcome, nextVisitId: next?.visitId ?? null }],
      next,
    ),
  );
}

/** The visit did not come about; with no reason, because nobody reported on it in time. */
export function missVisit(
  visit: Visit,
  reason: string | null,
  context: Context,
  dueAt: InstantText | null = null,
): Result<VisitChange> {
  const refusal = visitRefusalOf('miss', visit);
  if (refusal) return refuse(refusal);
  const next = nextVisit(context.policy, visit, context.now);
  const latenessMs = dueAt === null ? null : millisBetween(dueAt, toText(context.now));
  return ok(
    change(
      'miss',
      visit,
      context,
      { status: 'missed', report: reason },
      [{ type: 'visit.missed', reason, dueAt, latenessMs, nextVisitId: next?.visitId ?? null }],
      next,
    ),
  );
}

/** The order behind the visit was cancelled or refunded: nobody comes, and no visit follows. */
export function cancelVisit(visit: Visit, context: Context): Result<VisitChange> {
  const refusal = visitRefusalOf('cancel', visit);
  if (refusal) return refuse(refusal);
  return ok(change('cancel', visit, context, { status: 'cancelled' }, [{ type: 'visit.cancelled' }]));
}

/**
 * A day its plan counts from was told or corrected. What nobody has been offered yet moves; what the customer knows of
 * stays as it is, and the visits after it follow the new day.
 */
export function redateVisit(visit: Visit, dates: OrderDates, context: Context): Result<VisitChange> {
  const refusal = visitRefusalOf('redate', visit);
  if (refusal) return refuse(refusal);
  const planned = visit.status === 'planned' ? replanned(context.policy, visit, dates, context.now) : visit;
  if (planned?.visitId !== visit.visitId) {
    return ok(change('cancel', visit, context, { status: 'cancelled' }, [{ type: 'visit.cancelled' }], planned));
  }
  const { windowFrom, windowTo, steps } = planned;
  return ok(change('redate', visit, context, { dates, windowFrom, windowTo, steps }, []));
}

/** Takes the earliest step that is due; null when none is. */
export function advanceVisit(visit: Visit, context: Context): VisitChange | null {
  const at = toText(context.now);
  const step = waitingSteps(visit).find((one) => one.dueAt <= at);
  if (!step) return null;
  const taken = { dueAt: step.dueAt, latenessMs: millisBetween(step.dueAt, at) };
  const steps = visit.steps.map((one) => (one === step ? { ...one, doneAt: at } : one));
  switch (step.name) {
    case 'offer':
      return change('offer', visit, context, { status: 'offered', steps }, [{ type: 'visit.offered', ...taken }]);
    case 'remind':
      return change('remind', visit, context, { steps }, [{ type: 'visit.reminded', ...taken }]);
    case 'miss': {
      const missed = missVisit({ ...visit, steps }, null, context, step.dueAt);
      return missed.ok ? { ...missed.value, before: visit } : null;
    }
  }
}

/** Gives the visit another execution: the last one is near its quota, or was found missing. */
export function rearmVisit(visit: Visit, context: Context): VisitChange {
  return change('rearm', visit, context, { execution: executionName(visit) }, []);
}

function executionName(visit: Visit): string {
  return `${visit.visitId}-${visit.version + 1}`;
}

function waitingSteps(visit: Visit): VisitStep[] {
  if (['done', 'missed', 'cancelled'].includes(visit.status)) return [];
  return visit.steps.filter((step) => step.doneAt === null).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

function change(
  transition: VisitTransitionName,
  before: Visit,
  context: Context,
  patch: Partial<Visit>,
  data: readonly VisitEventData[],
  next: Visit | null = null,
): VisitChange {
  const at = toText(context.now);
  const visit: Visit = {
    ...before,
    ...patch,
    version: before.version + 1,
    updatedAt: at,
    eventCount: before.eventCount + data.length,
  };
  visit.nextDueAt = earliest(waitingSteps(visit).map((step) => step.dueAt));
  return { transition, before, visit, events: eventsOf(visit, before.eventCount, at, context, data), next };
}

function eventsOf(visit: Visit, count: number, at: InstantText, context: Context, data: readonly VisitEventData[]) {
  return data.map((one, index) => ({
    eventId: `${visit.visitId}#${count + index + 1}`,
    entity: 'visit' as const,
    entityId: visit.visitId,
    sequence: count + index + 1,
    at,
    actor: context.actor,
    data: one,
  }));
}
