import type { Event, VisitEventData } from '../events.ts';
import { earliest, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { Context } from '../ticket/change.ts';
import type { InstantText } from '../vocabulary.ts';
import type { VisitTransitionName } from './transitions.ts';
import type { Visit, VisitStep } from './visit.ts';

/** A decided change of a visit, and the visit that follows it when it is over. */
export interface VisitChange {
  transition: VisitTransitionName | 'plan';
  before: Visit | null;
  visit: Visit;
  events: Event<VisitEventData>[];
  next: Visit | null;
}

/** What a visit's command is decided with. */
export interface VisitContext extends Context {
  /** The policy in force, which plans what follows; the one the visit was promised under where nobody says. */
  inForce?: Policy;
}

/** Applies a patch and appends the events: one version up, sequence numbers on, next due instant recomputed. */
export function change(
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

/** What is still to be done, in the order in which it falls due. */
export function waitingSteps(visit: Visit): VisitStep[] {
  if (['done', 'missed', 'cancelled'].includes(visit.status)) return [];
  return visit.steps.filter((step) => step.doneAt === null).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
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
