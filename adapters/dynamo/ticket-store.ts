import type { ListedTicket } from '../../application/ports.ts';
import type { Conflict, Write } from '../../application/unit-of-work.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import type { Ticket, TicketStatus } from '../../domain/ticket/ticket.ts';
import { transitions } from '../../domain/ticket/transitions.ts';
import type { Database } from './database.ts';
import { putEvents } from './event-rows.ts';
import { countAll, countUpTo, listAll } from './lists.ts';
import { type RowOnly, rowOnly } from './row.ts';
import { getKept, isAsDecided, putNew, queryRows, updateChanged } from './rows.ts';
import { keys, lists, nobodyWaits, prefixes, ticketIndexKeys } from './table.ts';
import { transact, writeAlone } from './transact.ts';

export function readTicket(database: Database, ticketId: string): Promise<Ticket | null> {
  return getKept(database, keys.ticket(ticketId));
}

/** The tickets of a status, what is due soonest first. */
export function ticketsOfStatus(database: Database, status: TicketStatus): AsyncGenerator<ListedTicket> {
  return listAll(database, lists.tickets(status));
}

/** How many open tickets somebody has, as the index knows it; counted to `most` and no further. */
export function countOpenTickets(database: Database, staffId: string, most?: number): Promise<number> {
  const list = lists.ticketsOf(staffId);
  return most === undefined ? countAll(database, list) : countUpTo(database, list, most);
}

/**
 * Writes a decided change and its events in one transaction, with whatever else must stand or fall with it; where nothing
 * has changed there may be nothing to write.
 * A `failed` position of 0 means that the ticket has changed since it was read.
 */
export async function saveTicket(
  database: Database,
  change: TicketChange,
  also: readonly Write[] = [],
): Promise<Conflict | null> {
  const changes = [change, ...(change.with ?? [])].filter(({ before, ticket }) => before !== ticket);
  const writes = [...changes.flatMap((one) => ticketWrites(database, one)), ...also];
  return transact(database, writes);
}

/**
 * Writes what a ticket's execution did by itself. That is one update, at less than half of what a transaction costs and
 * takes: its events travel on the row, and the stream writes them into the history before anything follows from them
 * (ADR 17).
 * @returns whether it was written; if not, the ticket has changed since it was read
 */
export function saveOwnStep(database: Database, change: TicketChange): Promise<boolean> {
  return writeAlone(database, updateOf(database, change, rowOnly.carries(change.events)));
}

/** The writes of a change: the ticket first, then its events. */
export function ticketWrites(database: Database, change: TicketChange): Write[] {
  const { before, ticket, events } = change;
  if (before === null || change.transition === 'open') {
    const item = { ...itemOf(ticket), ...nobodyWaits };
    const writes = [putNew(database, keys.ticket(ticket.ticketId), item), ...putEvents(database, events)];
    return [...writes, ...listedWithOrder(database, ticket)];
  }
  const row = wakes(before, ticket) ? rowOnly.isWoken : rowOnly.waitsOn;
  return [updateOf(database, change, row), ...putEvents(database, events)];
}

/** An order knows its tickets: its visits wait for them. */
function listedWithOrder(database: Database, { ticketId, shopId, orderId }: Ticket): Write[] {
  if (shopId === null || orderId === null) return [];
  return [
    putNew(database, keys.ticketOfOrder(shopId, orderId, ticketId), { kind: 'ticket-of-order' as const, ticketId }),
  ];
}

/** The tickets of an order, whatever has become of them: also what goes on as another. */
export async function readTicketsOfOrder(database: Database, shopId: string, orderId: string): Promise<Ticket[]> {
  const { pk } = keys.order(shopId, orderId);
  const rows = queryRows<'ticket-of-order'>(database, { pk }, { prefix: prefixes.ticketsOfOrder });
  const tickets: Ticket[] = [];
  for await (const { ticketId } of rows) {
    const ticket = await readTicket(database, ticketId);
    const goneOn = ticket?.mergedInto === undefined ? null : await goneOnAs(database, ticket.mergedInto);
    tickets.push(...[ticket, goneOn].filter((one) => one !== null));
  }
  return tickets;
}

/** So many times a ticket may have become one with another. */
const mostMerged = 10;

/** The ticket, or the one it has become one with. */
export async function goneOnAs(database: Database, ticketId: string): Promise<Ticket | null> {
  let ticket = await readTicket(database, ticketId);
  for (let count = 0; ticket?.mergedInto !== undefined && count < mostMerged; count++) {
    ticket = await readTicket(database, ticket.mergedInto);
  }
  return ticket;
}

/** Updates a ticket that is there already. */
function updateOf(database: Database, { before, ticket, transition }: TicketChange, row: RowOnly): Write {
  if (before === null || transition === 'open') throw new Error('a new ticket is put, not updated');
  return updateChanged(
    database,
    keys.ticket(ticket.ticketId),
    { before: itemOf(before), after: { ...itemOf(ticket), ...row.set } },
    isAsDecided(before.version, transitions[transition].from),
    row.remove,
  );
}

function itemOf(ticket: Ticket) {
  return { kind: 'ticket' as const, ...ticket, ...ticketIndexKeys(ticket) };
}

/**
 * Whether the waiting execution must be told: the ticket ended, has a new execution, waits to be routed, or wants
 * attention earlier.
 * An execution never waits past the next due instant of the row, so one that moves later can be left to its old time-out.
 */
function wakes(before: Ticket, after: Ticket): boolean {
  if (after.status === 'resolved' || after.execution !== before.execution) return true;
  if (after.routing === 'pending' && before.routing !== 'pending') return true;
  return after.nextDueAt !== null && (before.nextDueAt === null || after.nextDueAt < before.nextDueAt);
}
