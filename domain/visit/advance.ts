import { latest, millisBetween, toText } from '../instants.ts';
import { cancelVisit } from './agreement.ts';
import { change, type VisitChange, type VisitContext, waitingSteps } from './change.ts';
import type { VisitEventData } from './events.ts';
import { isOvertaken, matterBefore, nameable } from './matters.ts';
import { suggestedDays } from './open-days.ts';
import { nextVisit } from './plan.ts';
import { askAgainAt, offerAgainAt } from './steps.ts';
import type { Visit, VisitStep } from './visit.ts';
import { visitorOf } from './visitor.ts';

/** Takes the earliest step that is due; null when none is. Whoever is away by then hands the visit over. */
export function advanceVisit(visit: Visit, context: VisitContext): VisitChange | null {
  const at = toText(context.now);
  const step = waitingSteps(visit).find((one) => one.dueAt <= at);
  if (!step) return null;
  const taken = { dueAt: step.dueAt, latenessMs: millisBetween(step.dueAt, at) };
  const steps = visit.steps.map((one) => (one === step ? { ...one, doneAt: at } : one));
  const { assignee } = visit;
  switch (step.name) {
    case 'offer':
      return offer(visit, step, steps, context);
    case 'remind':
      return change('remind', visit, context, { steps }, [{ type: 'visit.reminded', ...taken, assignee }]);
    case 'lapse':
      return lapse(visit, { ...taken, steps }, context);
    case 'ask': {
      const asked = visit.asked + 1;
      const again = { ...step, dueAt: askAgainAt(context.policy, asked, context.now) };
      const unreported: VisitEventData = { type: 'visit.unreported', ...taken, asked, assignee };
      const patch = { asked, steps: visit.steps.map((one) => (one === step ? again : one)) };
      return change('ask', visit, context, patch, [unreported]);
    }
  }
}

/** Whether the step that is due now asks for what has become of the order: only an offer does. */
export function offersNow(visit: Visit, context: Pick<VisitContext, 'now'>): boolean {
  const [step] = waitingSteps(visit);
  return step?.name === 'offer' && step.dueAt <= toText(context.now);
}

/** Nobody is asked whether all is well while a matter of the same order is open, nor once its goods have gone back. */
function offer(visit: Visit, step: VisitStep, steps: VisitStep[], context: VisitContext): VisitChange | null {
  const { policy, inForce = policy, matters = [] } = context;
  const at = toText(context.now);
  const taken = { dueAt: step.dueAt, latenessMs: millisBetween(step.dueAt, at) };
  if (isOvertaken(inForce, visit, matters)) {
    const cancelled = cancelVisit(visit, context, 'overtaken');
    return cancelled.ok ? cancelled.value : null;
  }
  const first = matterBefore(inForce, matters);
  if (first) {
    const until = offerAgainAt(policy, context.now);
    if (until >= visit.windowTo) return lapse(visit, { ...taken, steps }, context);
    const later = visit.steps.map((one) => (one === step ? { ...one, dueAt: until } : one));
    return change('put-off', visit, context, { steps: later }, [
      { type: 'visit.put-off', until, ticketId: nameable(first) },
    ]);
  }
  const assignee = visitorOf(policy, visit, at);
  const offered = { status: 'offered' as const, steps, assignee, by: null };
  const suggested = suggestedDays(policy, latest(visit.windowFrom, at), visit.windowTo);
  return change('offer', visit, context, offered, [{ type: 'visit.offered', ...taken, assignee, ...suggested }]);
}

/** The customer is told nothing: that nobody recorded an answer does not mean that none came. */
function lapse(
  visit: Visit,
  { steps, ...taken }: { steps: VisitStep[]; dueAt: string; latenessMs: number },
  context: VisitContext,
): VisitChange {
  const next = visit.isFollowed ? null : nextVisit(context.inForce ?? context.policy, visit, context.now);
  const wasOffered = visit.status === 'offered';
  const nextVisitId = next?.visitId ?? null;
  const lapsed: VisitEventData = { type: 'visit.lapsed', ...taken, wasOffered, assignee: visit.assignee, nextVisitId };
  return change('lapse', visit, context, { status: 'lapsed', steps, isFollowed: true }, [lapsed], { next });
}
