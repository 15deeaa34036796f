import type { Event } from '../../domain/events.ts';
import type { NoticeRow } from '../../domain/notice/digest.ts';
import type { DigestEventData, Notice } from '../../domain/notice/events.ts';
import { eventIdOf } from '../../domain/notice/notice.ts';
import type { Slot } from '../../domain/notice/slot.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Database } from './database.ts';
import { keptIn, type RowOf } from './row.ts';
import { getRows, putAll, putRow, putUnlessThere, queryRows, readRows } from './rows.ts';
import { idIn, keys, ttlAttribute, waitingSlots } from './table.ts';
import { writeAlone } from './transact.ts';

/** Longer than anything redelivers an event; a mail about it can be written again until then. */
const keptSeconds = 60 * 86_400;

/**
 * Takes a slot's first place, for the notice that is told at once, unless it was taken before; or for nobody.
 * @param at any instant of the slot
 * @returns the event that has it, or null
 */
export async function takeFirstPlace(
  database: Database,
  digestId: string,
  notice: Notice | null,
  at: InstantText,
): Promise<Event['eventId'] | null> {
  const first = notice && eventIdOf(notice);
  const row = { kind: 'slot' as const, first, told: notice, [ttlAttribute]: expiryOf(at) };
  const taken = await putUnlessThere(database, keys.slot(digestId), row);
  return taken === null ? first : taken.first;
}

/** Notices gathered in a slot. */
export interface Gathered extends NoticeRow {
  digestId: string;
  /** Of one of its events. */
  at: string;
}

/** Keeps notices until their slots close. The same row says the same, so keeping it again changes nothing. */
export function keepNotices(database: Database, gathered: readonly Gathered[]): Promise<void> {
  return putAll(
    database,
    gathered.map(({ digestId, rowId, notices, at }) => ({
      ...keys.notices(digestId, rowId),
      kind: 'notices',
      notices,
      [ttlAttribute]: expiryOf(at),
    })),
  );
}

/** Notes that a slot waits for hours to begin: they may begin earlier than was known. */
export async function noteWaiting(database: Database, { staffId, closesAt, quiet }: Slot): Promise<void> {
  const row = { kind: 'waiting' as const, staffId, closesAt, quiet, [ttlAttribute]: expiryOf(closesAt) };
  await writeAlone(database, putRow(database, keys.waiting(closesAt, staffId), row));
}

/** The slots that wait for hours that begin after an instant. */
export async function readWaiting(database: Database, after: InstantText): Promise<Slot[]> {
  const rows = await readRows<'waiting'>(database, { pk: waitingSlots }, { from: after, to: '~' });
  return rows.map((row) => keptIn(row));
}

/** What was told at once when a slot began, what it has gathered since, and what has been told of that. */
export async function readSlot(
  database: Database,
  digestId: string,
): Promise<{ first: Notice | null; rows: NoticeRow[]; closings: Event<DigestEventData>[] }> {
  let first: Notice | null = null;
  const rows: NoticeRow[] = [];
  const closings: Event<DigestEventData>[] = [];
  for await (const row of queryRows<'slot' | 'notices' | 'event'>(database, keys.slot(digestId))) {
    if (row.kind === 'slot') first = row.told;
    else if (row.kind === 'notices') rows.push({ rowId: idIn(row.sk), notices: row.notices });
    else closings.push(row as Event<DigestEventData>);
  }
  return { first, rows, closings };
}

/** Notes that a slot was closed. False when another run has closed it meanwhile: then there is to be looked again. */
export async function noteClosing(database: Database, closing: Event<DigestEventData>): Promise<boolean> {
  const { entity, entityId, sequence, at } = closing;
  const row = { kind: 'event' as const, ...closing, [ttlAttribute]: expiryOf(at) };
  return (await putUnlessThere(database, keys.event(entity, entityId, sequence), row)) === null;
}

/** Tickets by their ids, at most 100; those that are gone are left out. */
export async function readTickets(database: Database, ids: readonly string[]): Promise<Map<string, Ticket>> {
  const rows = await getRows<RowOf<'ticket'>>(database, ids.map(keys.ticket));
  return new Map(rows.map((row) => [row.ticketId, keptIn<Ticket>(row)]));
}

function expiryOf(at: string): number {
  return Math.floor(Date.parse(at) / 1000) + keptSeconds;
}
