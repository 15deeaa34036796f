import { toText } from '../instants.ts';
import { type Context, change, type TicketChange } from '../ticket/change.ts';
import { retimedClocks } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { assigned, poolFor, routeByRoster, routeFor } from './routing.ts';
import type { Pool, Roster } from './turns.ts';

/** The pool whose roster a ticket waits for; null when it waits for none, or there is no choice any more. */
export function poolOf(ticket: Ticket, { policy, now }: Context): Pool | null {
  return ticket.routing === 'pending' ? poolFor(policy, ticket, toText(now)) : null;
}

/**
 * Gives a ticket that is pending to whoever is next.
 * @param roster of the pool the same context asked for; null when there was none
 */
export function routePending(ticket: Ticket, context: Context, roster: Roster | null): TicketChange {
  const { policy, now } = context;
  const at = toText(now);
  const route = roster ? routeByRoster(policy, ticket, roster, at) : routeFor(policy, ticket, at);
  const clocks = route.team === ticket.team ? ticket.clocks : retimedClocks(policy, { ...ticket, ...route }, at);
  return change('route', ticket, context, { ...route, clocks }, assigned(null, route));
}
