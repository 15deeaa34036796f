import { toText } from '../domain/instants.ts';
import { routeUnowned } from '../domain/ticket/route-pending.ts';
import { transitions } from '../domain/ticket/transitions.ts';
import { handOverVisit } from '../domain/visit/commands.ts';
import { visitTransitions } from '../domain/visit/transitions.ts';
import { isAway } from '../domain/visit/visitor.ts';
import { changeTicket } from './change-ticket.ts';
import { changeVisit } from './change-visit.ts';
import { first, forEachConcurrently } from './for-each.ts';
import type { Ports, TicketPort, VisitPort } from './ports.ts';

/**
 * Gives visits on their way whose people are away, or have left, to somebody else.
 * @returns how many have been handed over, and how many could not be
 */
export async function handOverVisits(ports: Ports & VisitPort): Promise<{ handedOver: number; failed: number }> {
  const policy = await ports.policies.active();
  const at = toText(ports.now());
  async function* ofTheAbsent(): AsyncGenerator<string> {
    for (const status of visitTransitions.rearm.from) {
      for await (const visit of ports.visitsOfStatus(status)) {
        if (visit.assignee !== null && isAway(policy, visit.assignee, visit, at)) yield visit.visitId;
      }
    }
  }
  const { done, failed } = await forEachConcurrently(ports, ofTheAbsent(), 'handing a visit over', (visitId) =>
    changeVisit(ports, visitId, handOverVisit, ({ agreedAt }) => agreedAt),
  );
  return { handedOver: done, failed };
}

/**
 * Gives open tickets to somebody that nobody has, or somebody who has left: somebody may be back by now, or have joined.
 * @param limit so many of each status are looked at
 * @returns how many were given to somebody, and how many could not be
 */
export async function routeUnownedTickets(
  ports: Ports & TicketPort,
  limit = Number.POSITIVE_INFINITY,
): Promise<{ routed: number; failed: number }> {
  const { staff } = await ports.policies.active();
  const known = new Set(staff.map(({ id }) => id));
  async function* unowned(): AsyncGenerator<string> {
    for (const status of transitions.route.from) {
      for await (const { ticketId, assignee } of first(ports.ticketsOfStatus(status), limit)) {
        if (assignee === null || !known.has(assignee)) yield ticketId;
      }
    }
  }
  const { done, failed } = await forEachConcurrently(ports, unowned(), 'routing a ticket', (ticketId) =>
    changeTicket(ports, ticketId, routeUnowned),
  );
  return { routed: done, failed };
}
