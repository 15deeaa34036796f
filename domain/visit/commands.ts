import { millisBetween, toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Context } from '../ticket/change.ts';
import type { InstantText } from '../vocabulary.ts';
import { change, type VisitChange, type VisitContext, waitingSteps } from './change.ts';
import { nextVisit } from './plan.ts';
import { afterWindow, reminderInstant, visitCalendarVersion } from './steps.ts';
import { visitRefusalOf } from './transitions.ts';
import type { Visit, VisitStep } from './visit.ts';
import { visitorOf } from './visitor.ts';

/** The planner's step: the visit falls due, its execution may start. */
export function summonVisit(visit: Visit, context: Context): Result<VisitChange> {
  const refusal = visitRefusalOf('summon', visit);
  if (refusal) return refuse(refusal);
  return ok(change('summon', visit, context, { status: 'due', execution: executionName(visit) }, []));
}

/** The customer agreed to a time. Whoever is away then hands the visit over. */
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
  const remindAt = reminderInstant(policy, agreedAt);
  const steps: VisitStep[] = [
    ...visit.steps
      .filter((step) => step.name === 'offer')
      .map((step) => ({ ...step, doneAt: step.doneAt ?? toText(context.now) })),
    // Agreed within the reminder's span: the confirmation itself is reminder enough.
    ...(remindAt > toText(context.now) ? [{ name: 'remind' as const, dueAt: remindAt, doneAt: null }] : []),
    { name: 'miss', dueAt: afterWindow(policy, agreedAt), doneAt: null },
  ];
  const assignee = visitorOf(policy, { ...visit, agreedAt }, toText(context.now));
  const patch = {
    status: 'confirmed' as const,
    agreedAt,
    steps,
    assignee,
    calendarVersion: visitCalendarVersion(policy),
  };
  return ok(change('confirm', visit, context, patch, [{ type: 'visit.confirmed', agreedAt, assignee }]));
}

/** The visit was made; the rule's next visit is planned in the same transaction. */
export function completeVisit(
  visit: Visit,
  outcome: { report: string; satisfied: boolean | null },
  context: VisitContext,
): Result<VisitChange> {
  const refusal = visitRefusalOf('complete', visit);
  if (refusal) return refuse(refusal);
  const next = nextVisit(context.inForce ?? context.policy, visit, context.now);
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
  context: VisitContext,
  dueAt: InstantText | null = null,
): Result<VisitChange> {
  const refusal = visitRefusalOf('miss', visit);
  if (refusal) return refuse(refusal);
  const next = nextVisit(context.inForce ?? context.policy, visit, context.now);
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

/** Takes the earliest step that is due; null when none is. Whoever is away by then hands the visit over. */
export function advanceVisit(visit: Visit, context: VisitContext): VisitChange | null {
  const at = toText(context.now);
  const step = waitingSteps(visit).find((one) => one.dueAt <= at);
  if (!step) return null;
  const taken = { dueAt: step.dueAt, latenessMs: millisBetween(step.dueAt, at) };
  const steps = visit.steps.map((one) => (one === step ? { ...one, doneAt: at } : one));
  const assignee = visitorOf(context.policy, visit, at);
  switch (step.name) {
    case 'offer': {
      const offered = { status: 'offered' as const, steps, assignee };
      return change('offer', visit, context, offered, [{ type: 'visit.offered', ...taken, assignee }]);
    }
    case 'remind':
      return change('remind', visit, context, { steps, assignee }, [{ type: 'visit.reminded', ...taken, assignee }]);
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
