import type { Temporal } from 'temporal-polyfill';
import type { Pool, Roster } from '../domain/assignment/turns.ts';
import type { Diary } from '../domain/booking/book.ts';
import type { TicketChange } from '../domain/ticket/change.ts';
import type { Ticket, TicketStatus } from '../domain/ticket/ticket.ts';
import type { VisitChange } from '../domain/visit/change.ts';
import type { Visit, VisitStatus } from '../domain/visit/visit.ts';
import type { InstantText } from '../domain/vocabulary.ts';
import type { Policies } from './policies.ts';
import type { Conflict, Write } from './unit-of-work.ts';

/** What every use case is given. */
export interface Ports {
  policies: Pick<Policies, 'active' | 'of'>;
  now(): Temporal.Instant;
  /** Told of one of many for which something could not be done. */
  failed(what: string, id: string, reason: unknown): void;
}

/** What a list has of a ticket. */
export type ListedTicket = Pick<Ticket, 'ticketId' | 'status' | 'assignee' | 'nextDueAt' | 'execution'>;

export interface TicketPort {
  readTicket(ticketId: string): Promise<Ticket | null>;
  /** Writes a change, with whatever else must stand or fall with it. A conflict: the ticket has changed since it was read. */
  saveTicket(change: TicketChange, also?: readonly Write[]): Promise<Conflict | null>;
  /** Writes what its execution did by itself. False when the ticket has changed since it was read. */
  saveTicketStep(change: TicketChange): Promise<boolean>;
  /** The tickets of a status, what is due soonest first. */
  ticketsOfStatus(status: TicketStatus): AsyncIterable<ListedTicket>;
}

/** What a list has of a visit. */
export type ListedVisit = Pick<
  Visit,
  'visitId' | 'status' | 'assignee' | 'nextDueAt' | 'execution' | 'agreedAt' | 'rule' | 'windowFrom' | 'windowTo'
>;

export interface VisitPort {
  readVisit(visitId: string): Promise<Visit | null>;
  /** Writes a change with all that follows from it. A conflict: it has changed since, or somebody has taken its time. */
  saveVisit(change: VisitChange, also?: readonly Write[]): Promise<Conflict | null>;
  saveVisitStep(change: VisitChange): Promise<boolean>;
  /**
   * The visits of a status, what is due soonest first.
   * @param due only what is due from an instant or day on, and to one
   */
  visitsOfStatus(status: VisitStatus, due?: { since?: string; until?: string }): AsyncIterable<ListedVisit>;
  /** What others than a visit have taken of some people's times within a week of an instant. */
  readDiaryBeside(visit: Visit, staff: readonly string[], around: InstantText): Promise<Diary>;
  /** The tickets of an order, whatever has become of them. */
  ticketsOfOrder(shopId: string, orderId: string): Promise<Ticket[]>;
}

export interface TurnPort {
  /** Takes a turn of those among whom tickets go by turns or by load: nobody else gets the same. */
  takeTurn(pool: Pool, at: InstantText): Promise<Roster>;
}
