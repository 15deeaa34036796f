import type { Diary } from '../booking/book.ts';
import type { Context } from '../context.ts';
import type { Event } from '../events.ts';
import { earliest, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { TicketChange } from '../ticket/change.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';
import type { VisitEventData } from './events.ts';
import { type VisitTransitionName, visitTransitions } from './transitions.ts';
import type { Visit, VisitStep } from './visit.ts';

/** A decided change of a visit, and the visit that follows it when it is over. */
export interface VisitChange {
  transition: VisitTransitionName | 'plan';
  before: Visit | null;
  visit: Visit;
  events: Event<VisitEventData>[];
  next: Visit | null;
  /** The ticket that comes of it, in the same transaction. */
  ticket: TicketChange | null;
}

/** What a visit's command is decided with. */
export interface VisitContext extends Context {
  /** The policy in force, which plans what follows; the one the visit was promised under where nobody says. */
  inForce?: Policy;
  /** What others have taken of the times of those who could make it. */
  diary?: Diary;
  /** The id of the ticket that may come of it. */
  ticketId?: string;
  /** Tickets of its order, whatever has become of them. */
  matters?: readonly Ticket[];
}

/** Applies a patch and appends the events: one version up, sequence numbers on, next due instant recomputed. */
export function change(
  transition: VisitTransitionName,
  before: Visit,
  context: Context,
  patch: Partial<Visit>,
  data: readonly VisitEventData[],
  { next = null, ticket = null }: Partial<Pick<VisitChange, 'next' | 'ticket'>> = {},
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
  return { transition, before, visit, events: eventsOf(visit, before.eventCount, at, context, data), next, ticket };
}

/** What is asked for is so already: there is nothing to write. */
export function noChange(transition: VisitTransitionName, visit: Visit): VisitChange {
  return { transition, before: visit, visit, events: [], next: null, ticket: null };
}

/** What is still to be done, in the order in which it falls due. */
export function waitingSteps(visit: Visit): VisitStep[] {
  if (!visitTransitions.retime.from.some((status) => status === visit.status)) return [];
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

export function executionName(visit: Visit): string {
  return `${visit.visitId}-${visit.version + 1}`;
}
