import { GetItemCommand, paginateQuery, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { TicketChange } from '../../domain/ticket/change.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { transitions } from '../../domain/ticket/transitions.ts';
import { type Conflict, type Database, fromItem, type Item, toItem, transact } from './database.ts';
import { keptIn, keys, nobodyWaits, type RowOnly, rowOnly, ticketIndexKeys, ticketsPrefix } from './table.ts';
import { putEvents, putNew, updateAlone, updateChanged } from './writes.ts';

export async function readTicket(database: Database, ticketId: string): Promise<Ticket | null> {
  const { Item } = await database.client.send(
    new GetItemCommand({ TableName: database.table, Key: toItem({ ...keys.ticket(ticketId) }), ConsistentRead: true }),
  );
  return Item ? keptIn<Ticket>(fromItem(Item)) : null;
}

/**
 * Writes a decided change and its events in one transaction, with whatever else must stand or fall with it; where nothing
 * has changed there may be nothing to write.
 * A `failed` position of 0 means that the ticket has changed since it was read.
 */
export async function saveTicket(
  database: Database,
  change: TicketChange,
  also: TransactWriteItem[] = [],
): Promise<Conflict | null> {
  const changes = [change, ...(change.with ?? [])].filter(({ before, ticket }) => before !== ticket);
  const writes = [...changes.flatMap((one) => ticketWrites(database, one)), ...also];
  return writes.length > 0 ? transact(database, writes) : null;
}

/**
 * Writes what a ticket's execution did by itself. That is one update, at less than half of what a transaction costs and
 * takes: its events travel on the row, and the stream writes them into the history before anything follows from them
 * (ADR 17).
 * @returns whether it was written; if not, the ticket has changed since it was read
 */
export function saveOwnStep(database: Database, change: TicketChange): Promise<boolean> {
  return updateAlone(database, updateOf(database, change, rowOnly.carries(change.events)));
}

/** The writes of a change: the ticket first, then its events. */
export function ticketWrites(database: Database, change: TicketChange): TransactWriteItem[] {
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
function listedWithOrder(database: Database, { ticketId, shopId, orderId }: Ticket): TransactWriteItem[] {
  if (shopId === null || orderId === null) return [];
  return [putNew(database, keys.ticketOfOrder(shopId, orderId, ticketId), { kind: 'ticket-of-order', ticketId })];
}

/** The tickets of an order, whatever has become of them: also what goes on as another. */
export async function readTicketsOfOrder(database: Database, shopId: string, orderId: string): Promise<Ticket[]> {
  const { pk } = keys.order(shopId, orderId);
  const query = {
    TableName: database.table,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :tickets)',
    ExpressionAttributeValues: toItem({ ':pk': pk, ':tickets': ticketsPrefix }),
    ConsistentRead: true,
  };
  const tickets: Ticket[] = [];
  for await (const { Items = [] } of paginateQuery({ client: database.client }, query)) {
    for (const item of Items) {
      const ticket = await readTicket(database, fromItem<{ ticketId: string }>(item).ticketId);
      const goneOn = ticket?.mergedInto === undefined ? null : await goneOnAs(database, ticket.mergedInto);
      tickets.push(...[ticket, goneOn].filter((one) => one !== null));
    }
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
function updateOf(database: Database, { before, ticket, transition }: TicketChange, row: RowOnly): TransactWriteItem {
  if (before === null || transition === 'open') throw new Error('a new ticket is put, not updated');
  const item = itemOf(ticket);
  const gone = ['gsi2pk', 'gsi2sk'].filter((attribute) => !(attribute in item));
  return updateChanged(
    database,
    keys.ticket(ticket.ticketId),
    { before: itemOf(before), after: { ...item, ...row.set } },
    { equals: { version: before.version }, oneOf: { status: transitions[transition].from } },
    [...gone, ...row.remove],
  );
}

function itemOf(ticket: Ticket): Item {
  return { kind: 'ticket', ...ticket, ...ticketIndexKeys(ticket) };
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
