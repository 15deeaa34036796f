import type { Database } from '../../adapters/dynamo/database.ts';
import { readTicket, saveTicket, ticketsOfStatus } from '../../adapters/dynamo/ticket-store.ts';
import type { Policies } from '../../application/policies.ts';
import { routeUnowned } from '../../domain/ticket/route-pending.ts';
import { transitions } from '../../domain/ticket/transitions.ts';
import { now } from './time.ts';
import { forEachTogether } from './together.ts';

/**
 * Gives open tickets to somebody that nobody has, or somebody who has left: somebody may be back by now, or have joined.
 * @param most so many of each status are looked at
 * @returns how many were given to somebody, and how many could not be
 */
export async function routeAllUnowned(
  database: Database,
  policies: Policies,
  most = Number.POSITIVE_INFINITY,
): Promise<{ routed: number; failed: number }> {
  const { staff } = await policies.active();
  const known = new Set(staff.map(({ id }) => id));
  async function* unowned(): AsyncGenerator<string> {
    for (const status of transitions.route.from) {
      let count = 0;
      for await (const { ticketId, assignee } of ticketsOfStatus(database, status)) {
        if (count++ >= most) break;
        if (assignee === null || !known.has(assignee)) yield ticketId;
      }
    }
  }
  const { done, failed } = await forEachTogether(unowned(), 'routing a ticket', (ticketId) =>
    route(database, policies, ticketId),
  );
  return { routed: done, failed };
}

/** One that changes meanwhile is looked at again. */
async function route(database: Database, policies: Policies, ticketId: string): Promise<boolean> {
  for (;;) {
    const ticket = await readTicket(database, ticketId);
    const policy = ticket && (await policies.of(ticket.policyVersion));
    const change = ticket && policy && routeUnowned(ticket, { now: now(), actor: { kind: 'system' }, policy });
    if (!change) return false;
    if (!(await saveTicket(database, change))) return true;
  }
}
