import { Temporal } from 'temporal-polyfill';
import { retimeTicket } from '../domain/ticket/advance.ts';
import { transitions } from '../domain/ticket/transitions.ts';
import { retimeVisit } from '../domain/visit/rearrange.ts';
import { visitTransitions } from '../domain/visit/transitions.ts';
import { changeTicket } from './change-ticket.ts';
import { changeVisit } from './change-visit.ts';
import { first, forEachConcurrently } from './for-each.ts';
import type { Ports, TicketPort, VisitPort } from './ports.ts';

/** How many were timed again, and how many could not be. */
export interface Retimed {
  retimed: number;
  failed: number;
}

/**
 * Times open tickets again whose calendars have changed, what is due soonest first. One that fails keeps no other from
 * being timed.
 * @param limit so many of each status are looked at
 */
export async function retimeTickets(ports: Ports & TicketPort, limit = Number.POSITIVE_INFINITY): Promise<Retimed> {
  async function* open(): AsyncGenerator<string> {
    for (const status of transitions.retime.from)
      for await (const { ticketId } of first(ports.ticketsOfStatus(status), limit)) yield ticketId;
  }
  const { done, failed } = await forEachConcurrently(ports, open(), 'timing a ticket again', (ticketId) =>
    changeTicket(ports, ticketId, retimeTicket),
  );
  return { retimed: done, failed };
}

/** Offers put off from a closed day are due within these: no holidays last longer. */
const reach = { days: 21 };

/**
 * Times visits again when days of calendars have changed: all that are on their way, and of those still to be offered the
 * ones due about these days. The rest is timed by the planner on the day it comes to them.
 * @param dates that have changed; none when nobody can tell which
 * @param limit so many of each status are looked at
 */
export async function retimeVisits(
  ports: Ports & VisitPort,
  dates: readonly string[],
  limit = Number.POSITIVE_INFINITY,
): Promise<Retimed> {
  async function* touched(): AsyncGenerator<string> {
    for (const date of dates) {
      const day = Temporal.PlainDate.from(date);
      const around = { since: `${day.subtract({ days: 1 })}`, until: `${day.add(reach)}` };
      for await (const { visitId } of first(ports.visitsOfStatus('planned', around), limit)) yield visitId;
    }
    for (const status of visitTransitions.rearm.from)
      for await (const { visitId } of first(ports.visitsOfStatus(status), limit)) yield visitId;
  }
  const { done, failed } = await forEachConcurrently(ports, touched(), 'timing a visit again', (visitId) =>
    changeVisit(ports, visitId, retimeVisit),
  );
  return { retimed: done, failed };
}
