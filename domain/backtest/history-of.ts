import type { Event, EventData } from '../events.ts';
import { latest } from '../instants.ts';
import { isUndelivered } from '../returned-mail/handling.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Deed, TicketHistory } from './history.ts';

/** A ticket's history from its row and its events, in order. */
export function historyOf(ticket: Ticket, events: readonly Event[]): TicketHistory {
  const unheard = new Set(events.flatMap(({ data }) => (hasUndone(data) ? [data.of] : [])));
  const deeds = inOrder(
    events.flatMap((event) => (unheard.has(event.sequence) ? [] : (deedOf(event) ?? []))),
    ticket.openedAt,
  );
  const first = <T extends 'ticket.prioritised' | 'ticket.retyped'>(type: T) =>
    events.map(({ data }) => data).find((data) => data.type === type) as { from: never } | undefined;
  return {
    ticketId: ticket.ticketId,
    requestType: first('ticket.retyped')?.from ?? ticket.requestType,
    priority: first('ticket.prioritised')?.from ?? ticket.priority,
    channel: ticket.channel,
    customerClass: ticket.customerClass,
    about: ticket.about,
    openedAt: ticket.openedAt,
    deeds,
  };
}

/** Clocks differ a little from machine to machine: what came later in the history did not happen before. */
function inOrder(deeds: readonly Deed[], openedAt: InstantText): Deed[] {
  let last = openedAt;
  return deeds.map((deed) => {
    last = latest(last, deed.at);
    return { ...deed, at: last };
  });
}

/** An answer the customer never got was none. */
function hasUndone(data: EventData): data is Extract<EventData, { type: 'ticket.mail-returned' }> {
  return data.type === 'ticket.mail-returned' && data.template === 'ticket-reply' && isUndelivered(data);
}

function deedOf({ at, data }: Event): Deed | null {
  switch (data.type) {
    case 'ticket.message':
      return { at, type: 'message', needsAnswer: data.needsAnswer };
    case 'ticket.no-answer-needed':
      return { at, type: 'no-answer-needed' };
    case 'ticket.replied':
      return { at, type: 'replied' };
    case 'ticket.assigned':
      return data.reason === 'staff' ? { at, type: 'assigned', to: data.to } : null;
    case 'ticket.prioritised':
      return data.reason === 'staff' ? { at, type: 'prioritised', to: data.to } : null;
    case 'ticket.retyped':
      return { at, type: 'retyped', to: data.to };
    case 'ticket.milestone':
      return { at, type: 'milestone', milestone: data.milestone };
    case 'ticket.booked':
      return { at, type: 'booked', bookedFor: data.bookedFor };
    case 'ticket.called-off':
      // What fell away with the ticket's type, or its settlement, falls away again with that.
      return (data.reason ?? 'staff') === 'staff' ? { at, type: 'called-off' } : null;
    case 'ticket.paused':
      return {
        ...{ at, type: 'paused' },
        ...(data.waitsFor && { waitsFor: data.waitsFor }),
        ...(data.until && { until: data.until }),
      };
    case 'ticket.resumed':
      // A hold that its end, or the customer's message, has ended is ended by them again.
      return (data.because ?? 'staff') === 'staff' ? { at, type: 'resumed' } : null;
    case 'ticket.resolved':
      return { at, type: 'resolved', ...(data.founded === null ? {} : { founded: data.founded }) };
    case 'ticket.reopened':
      return data.because === 'customer-message' ? null : { at, type: 'reopened' };
    default:
      return null;
  }
}
