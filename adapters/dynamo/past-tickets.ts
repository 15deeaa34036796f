import type { PageStart } from '../../application/records.ts';
import type { TicketHistory } from '../../domain/backtest/history.ts';
import { historyOf } from '../../domain/backtest/history-of.ts';
import type { Event } from '../../domain/events.ts';
import { type Ticket, ticketStatuses } from '../../domain/ticket/ticket.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Database } from './database.ts';
import { listPage } from './lists.ts';
import { keptIn } from './row.ts';
import { queryRows } from './rows.ts';
import { keys, lists } from './table.ts';

/** So many histories are read at a time. */
const atOnce = 16;
const pageSize = 200;

/** Where reading goes on: the status that is being listed, and from where in its list. */
export interface Cursor {
  status: number;
  from: PageStart | null;
}

/** The tickets opened from an instant to before another. */
export interface Opened {
  from: InstantText;
  to: InstantText;
}

/** One page of past tickets with their histories, and where the next one starts; null after the last. */
export async function pastTicketsPage(
  database: Database,
  opened: Opened,
  { status, from }: Cursor,
): Promise<{ histories: TicketHistory[]; next: Cursor | null }> {
  const page = await listPage<Ticket>(database, { ...lists.tickets(ticketStatuses[status]!), limit: pageSize, from });
  const wanted = page.items.filter(({ openedAt }) => openedAt >= opened.from && openedAt < opened.to);
  const histories: TicketHistory[] = [];
  for (let at = 0; at < wanted.length; at += atOnce) {
    const some = wanted.slice(at, at + atOnce).map(({ ticketId }) => readTicketHistory(database, ticketId));
    histories.push(...(await Promise.all(some)).filter((history) => history !== null));
  }
  if (page.next) return { histories, next: { status, from: page.next } };
  return { histories, next: status + 1 < ticketStatuses.length ? { status: status + 1, from: null } : null };
}

/** All of them, a page at a time. One whose status changes meanwhile may be missed, or come twice. */
export async function* pastTickets(database: Database, opened: Opened): AsyncGenerator<TicketHistory[]> {
  for (let cursor: Cursor | null = { status: 0, from: null }; cursor; ) {
    const page: Awaited<ReturnType<typeof pastTicketsPage>> = await pastTicketsPage(database, opened, cursor);
    yield page.histories;
    cursor = page.next;
  }
}

/** A ticket's row and its events lie under one key. */
async function readTicketHistory(database: Database, ticketId: string): Promise<TicketHistory | null> {
  let ticket: Ticket | null = null;
  const events: Event[] = [];
  for await (const row of queryRows<'ticket' | 'event'>(database, keys.ticket(ticketId), undefined, 'eventually')) {
    if (row.kind === 'ticket') ticket = keptIn(row);
    if (row.kind === 'event') events.push(keptIn(row));
  }
  return ticket && historyOf(ticket, events);
}
