import { GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { TicketChange } from '../../domain/ticket/change.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { transitions } from '../../domain/ticket/transitions.ts';
import { type Conflict, type Database, fromItem, type Item, toItem, transact } from './database.ts';
import { awaitAttributes, keptIn, keys, nobodyWaits, ticketIndexKeys } from './table.ts';
import { putEvents, putNew, updateChanged } from './writes.ts';

export async function readTicket(database: Database, ticketId: string): Promise<Ticket | null> {
  const { Item } = await database.client.send(
    new GetItemCommand({ TableName: database.table, Key: toItem({ ...keys.ticket(ticketId) }), ConsistentRead: true }),
  );
  return Item ? keptIn<Ticket>(fromItem(Item)) : null;
}

/**
 * Writes a decided change and its events in one transaction, with whatever else must stand or fall with it.
 * A `failed` position of 0 means that the ticket has changed since it was read.
 */
export function saveTicket(
  database: Database,
  change: TicketChange,
  also: TransactWriteItem[] = [],
): Promise<Conflict | null> {
  return transact(database, [...ticketWrites(database, change), ...also]);
}

/** The writes of a change: the ticket first, then its events. */
export function ticketWrites(database: Database, change: TicketChange): TransactWriteItem[] {
  const { before, ticket, events } = change;
  const key = keys.ticket(ticket.ticketId);
  const item = itemOf(ticket);
  if (before === null || change.transition === 'open') {
    return [putNew(database, key, { ...item, ...nobodyWaits }), ...putEvents(database, events)];
  }
  const gone = ['gsi2pk', 'gsi2sk'].filter((attribute) => !(attribute in item));
  const woken = wakes(before, ticket);
  const remove = woken ? [...gone, awaitAttributes.until] : gone;
  const condition = {
    equals: { version: before.version },
    oneOf: { status: transitions[change.transition].from },
  };
  return [
    updateChanged(
      database,
      key,
      { before: itemOf(before), after: woken ? { ...item, ...nobodyWaits } : item },
      condition,
      remove,
    ),
    ...putEvents(database, events),
  ];
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
