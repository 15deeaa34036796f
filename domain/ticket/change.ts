import type { Context } from '../context.ts';
import type { ClockStep } from '../event.ts';
import type { Event } from '../events.ts';
import { earliest, toText } from '../instants.ts';
import type { Actor, InstantText } from '../vocabulary.ts';
import { timeAhead } from './booked-time.ts';
import { nextDue } from './clocks.ts';
import type { TicketEventData } from './events.ts';
import { toldTogether } from './one-mail.ts';
import { stepsBetween } from './steps.ts';
import { termsOfClock } from './terms.ts';
import type { Ticket } from './ticket.ts';
import { listsPromises, movedPromises, stoppedPromises, toldNow } from './told.ts';
import type { TransitionName } from './transitions.ts';
import { withAnswerPromised } from './unanswered.ts';

/** A decided change, to be written whole or not at all: the ticket as it becomes, and what happened. */
export interface TicketChange {
  transition: TransitionName | 'open';
  before: Ticket | null;
  ticket: Ticket;
  events: Event<TicketEventData>[];
  /** What has to be written with it: another ticket it opens, or changes as well. */
  with?: readonly TicketChange[];
}

/**
 * By these a run takes another's place that nothing has met: a clock may start by another rule under another type or
 * policy, and an answer that never arrived has started nothing.
 */
const metNothing: readonly TransitionName[] = ['retype', 'repromise', 'mailReturned'];

/**
 * Applies a patch and appends the events: one version up, sequence numbers on, next due instant recomputed. Where it moves
 * what the customer was told, they are to be told that, too.
 */
export function change(
  transition: TransitionName,
  before: Ticket,
  context: Context,
  patch: Partial<Ticket>,
  data: readonly TicketEventData[],
): TicketChange {
  const at = toText(context.now);
  const patched: Ticket = { ...before, ...patch, version: before.version + 1, updatedAt: at };
  const ticket: Ticket = { ...withAnswerPromised(patched, context, at) };
  const told = [...data];
  if (data.some(listsPromises)) ticket.clocks = toldNow(context.policy, ticket, at);
  else if (context.policy.tell?.moves !== false) {
    const termsOf = (name: string) => termsOfClock(context.policy, ticket, name);
    const { moved, clocks } = movedPromises(before.clocks, ticket.clocks, transition, at, termsOf);
    ticket.clocks = clocks;
    if (moved.length > 0) told.push({ type: 'ticket.promises-moved', moved });
  }
  ticket.eventCount = before.eventCount + told.length;
  ticket.nextDueAt = nextDueOf(ticket);
  const replaced = metNothing.includes(transition) ? 'cancelled' : 'met';
  const steps = stepsBetween(before.clocks, ticket.clocks, at, replaced);
  const isJob = ticket.under !== undefined;
  const tellsHold = !isJob && context.policy.tell?.holds !== false && stoppedPromises(ticket, at).length > 0;
  const mails = { settlement: !isJob, hold: tellsHold, bookedFor: timeAhead(ticket, context) };
  const events = eventsOf(
    ticket.ticketId,
    before.eventCount,
    at,
    context.actor,
    toldTogether(told, before.eventCount, mails),
    steps,
  );
  return { transition, before, ticket, events };
}

/** When a ticket next wants attention: by its clocks, or because somebody who could take it is back. */
export function nextDueOf({ status, clocks, routing, routeAt = null }: Ticket): InstantText | null {
  if (status === 'resolved') return null;
  return earliest([nextDue(clocks), routing === 'nobody' ? routeAt : null]);
}

/** What is asked for is so already: there is nothing to write. */
export function noChange(transition: TransitionName, ticket: Ticket): TicketChange {
  return { transition, before: ticket, ticket, events: [] };
}

/** Appends to a history. What happened to the clocks is told by the first event of the change. */
export function eventsOf(
  ticketId: string,
  count: number,
  at: InstantText,
  actor: Actor,
  data: readonly TicketEventData[],
  steps: readonly ClockStep[],
): Event<TicketEventData>[] {
  return data.map((one, index) => ({
    eventId: `${ticketId}#${count + index + 1}`,
    entity: 'ticket',
    entityId: ticketId,
    sequence: count + index + 1,
    at,
    actor,
    data: one,
    ...(index === 0 && steps.length > 0 && { clocks: steps }),
  }));
}
