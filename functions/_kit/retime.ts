import type { Database } from '../../adapters/dynamo/database.ts';
import { readTicket, saveTicket, ticketsOfStatus } from '../../adapters/dynamo/ticket-store.ts';
import type { Policies } from '../../application/policies.ts';
import { retimeTicket } from '../../domain/ticket/advance.ts';
import type { TicketStatus } from '../../domain/ticket/ticket.ts';
import { transitions } from '../../domain/ticket/transitions.ts';
import { now } from './time.ts';
import { forEachTogether } from './together.ts';

/**
 * Times open tickets again whose calendars have changed, what is due soonest first. One that fails keeps no other from
 * being timed: the log names it.
 * @param most so many of each status are looked at
 * @returns how many have been timed again, and how many could not be
 */
export async function retimeOpen(
  database: Database,
  policies: Policies,
  most = Number.POSITIVE_INFINITY,
): Promise<{ retimed: number; failed: number }> {
  const ids = openTickets(database, most);
  const { done, failed } = await forEachTogether(ids, 'timing a ticket again', (ticketId) =>
    retime(database, policies, ticketId),
  );
  return { retimed: done, failed };
}

/** The ids of open tickets. */
async function* openTickets(database: Database, most: number): AsyncGenerator<string> {
  for (const status of transitions.retime.from) yield* listed(database, status, most);
}

async function* listed(database: Database, status: TicketStatus, most: number): AsyncGenerator<string> {
  let count = 0;
  for await (const { ticketId } of ticketsOfStatus(database, status)) {
    if (count++ >= most) return;
    yield ticketId;
  }
}

/** One that changes meanwhile is looked at again. */
async function retime(database: Database, policies: Policies, ticketId: string): Promise<boolean> {
  for (;;) {
    const ticket = await readTicket(database, ticketId);
    const policy = ticket && (await policies.of(ticket.policyVersion));
    const change = ticket && policy && retimeTicket(ticket, { now: now(), actor: { kind: 'system' }, policy });
    if (!change) return false;
    if (!(await saveTicket(database, change))) return true;
  }
}
