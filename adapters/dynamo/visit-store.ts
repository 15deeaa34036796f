import type { ListedVisit } from '../../application/ports.ts';
import type { Conflict, Write } from '../../application/unit-of-work.ts';
import type { VisitChange } from '../../domain/visit/change.ts';
import { visitTransitions } from '../../domain/visit/transitions.ts';
import type { Visit, VisitStatus } from '../../domain/visit/visit.ts';
import { bookWrites } from './book-store.ts';
import type { Database } from './database.ts';
import { putEvents } from './event-rows.ts';
import { listAll } from './lists.ts';
import { type RowOnly, rowOnly } from './row.ts';
import { getKept, isAsDecided, putNew, updateChanged } from './rows.ts';
import { keys, lists, nobodyWaits, visitIndexKeys } from './table.ts';
import { ticketWrites } from './ticket-store.ts';
import { transact, writeAlone } from './transact.ts';

export function readVisit(database: Database, visitId: string): Promise<Visit | null> {
  return getKept(database, keys.visit(visitId));
}

/**
 * The visits of a status, what is due soonest first.
 * @param due only what is due from an instant or day on, and to one
 */
export function visitsOfStatus(
  database: Database,
  status: VisitStatus,
  due: { since?: string; until?: string } = {},
): AsyncGenerator<ListedVisit> {
  return listAll(database, { ...lists.visits(status), ...due });
}

/** An order's visits by their windows. The list may not have what was written in the last second. */
export function visitsOfOrder(database: Database, shopId: string, orderId: string): AsyncGenerator<ListedVisit> {
  return listAll(database, lists.visitsOfOrder(shopId, orderId));
}

/** Plans a visit unless it is planned already: planning the same delivery twice makes nothing twice. */
export async function planVisit(database: Database, visit: Visit): Promise<void> {
  await writeAlone(database, putVisit(database, visit));
}

/**
 * Writes a decided change in one transaction, with its events, the ticket that comes of it, what it takes and gives back of
 * people's times, and the visit that follows; one that was planned before stays as it is. A conflict means that the visit
 * has changed since it was read, or that somebody else has taken a time.
 */
export async function saveVisit(
  database: Database,
  change: VisitChange,
  also: readonly Write[] = [],
): Promise<Conflict | null> {
  const { before, visit, events, next, ticket } = change;
  const row = before !== null && wakes(before, visit) ? rowOnly.isWoken : rowOnly.waitsOn;
  const writes = [
    updateOf(database, change, row),
    ...putEvents(database, events),
    ...(ticket ? ticketWrites(database, ticket) : []),
    ...bookWrites(database, holderOf(visit), before?.booked ?? null, visit.booked, visit.updatedAt),
    ...also,
  ];
  if (next === null) return transact(database, writes);
  const conflict = await transact(database, [...writes, putVisit(database, next)]);
  const planned = conflict?.failed.length === 1 && conflict.failed[0] === writes.length;
  return planned ? transact(database, writes) : conflict;
}

/**
 * Writes what a visit's execution did by itself as a ticket's is (ticket-store.ts), unless another visit follows from it or
 * it was the last, or takes or gives back a time: then no `Await` would take its events off the row.
 */
export async function saveOwnStep(database: Database, change: VisitChange): Promise<boolean> {
  const { before, visit, next } = change;
  const isAlone = next === null && visit.nextDueAt !== null && visit.booked === before?.booked;
  if (!isAlone) return (await saveVisit(database, change)) === null;
  return writeAlone(database, updateOf(database, change, rowOnly.carries(change.events)));
}

/** Updates a visit that is there already. */
function updateOf(database: Database, { before, visit, transition }: VisitChange, row: RowOnly): Write {
  if (before === null || transition === 'plan') throw new Error('a new visit is planned, not saved');
  return updateChanged(
    database,
    keys.visit(visit.visitId),
    { before: itemOf(before), after: { ...itemOf(visit), ...row.set } },
    isAsDecided(before.version, visitTransitions[transition].from),
    row.remove,
  );
}

function putVisit(database: Database, visit: Visit): Write {
  return putNew(database, keys.visit(visit.visitId), { ...itemOf(visit), ...nobodyWaits });
}

/** Whose a quarter is that a visit has taken. */
export function holderOf({ visitId }: Pick<Visit, 'visitId'>): string {
  return `visit ${visitId}`;
}

function itemOf(visit: Visit) {
  return { kind: 'visit' as const, ...visit, ...visitIndexKeys(visit) };
}

/** Whether the waiting execution must be told: the visit is over, has a new execution, or wants attention earlier. */
function wakes(before: Visit, after: Visit): boolean {
  if (after.nextDueAt === null || after.execution !== before.execution) return true;
  return before.nextDueAt === null || after.nextDueAt < before.nextDueAt;
}
