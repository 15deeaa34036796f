import type { Event } from '../../../domain/events.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import type { InstantText } from '../../../domain/vocabulary.ts';
import type { Recording } from '../recording.ts';

/** What was when. */
export class History {
  readonly #tickets = new Map<string, { at: InstantText; ticket: Ticket }[]>();
  readonly #events = new Map<string, Event>();

  constructor({ steps }: Recording) {
    for (const { at, tickets, events } of steps) {
      for (const { ticket } of tickets) {
        const states = this.#tickets.get(ticket.ticketId) ?? [];
        states.push({ at, ticket });
        this.#tickets.set(ticket.ticketId, states);
      }
      for (const event of events) this.#events.set(event.eventId, event);
    }
  }

  /** As an instant left it. */
  ticketAt(ticketId: string, at: InstantText): Ticket | undefined {
    return this.#tickets.get(ticketId)?.findLast((state) => state.at <= at)?.ticket;
  }

  /** As it was at an instant, and whatever became of it until another one. */
  ticketWithin(ticketId: string, from: InstantText, to: InstantText): Ticket[] {
    const first = this.ticketAt(ticketId, from);
    const later = this.#tickets.get(ticketId)?.filter(({ at }) => at > from && at <= to) ?? [];
    return [...(first ? [first] : []), ...later.map(({ ticket }) => ticket)];
  }

  event(eventId: string): Event | undefined {
    return this.#events.get(eventId);
  }
}
