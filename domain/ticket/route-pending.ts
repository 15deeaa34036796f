import { poolFor, routeByRoster, routeFor } from '../assignment/routing.ts';
import type { Pool, Roster } from '../assignment/turns.ts';
import type { Context } from '../context.ts';
import { toText } from '../instants.ts';
import { change, type TicketChange } from './change.ts';
import { clocksOnceGiven } from './giving.ts';
import { assigned } from './rerouting.ts';
import type { Ticket } from './ticket.ts';

/** Whether a ticket is to be given to somebody now: it waits for its turn, or somebody is back who could take it. */
export function isToBeRouted({ routing, routeAt = null }: Ticket, { now }: Context): boolean {
  return routing === 'pending' || (routing === 'nobody' && routeAt !== null && routeAt <= toText(now));
}

/** The pool whose roster a ticket waits for; null when it waits for none, or there is no choice any more. */
export function poolOf(ticket: Ticket, { policy, now }: Context): Pool | null {
  return ticket.routing === null ? null : poolFor(policy, ticket, toText(now));
}

/**
 * Gives a ticket that nobody has to whoever is next, or to whoever is back. That nobody is there is told once.
 * @param roster of the pool the same context asked for; null when there was none
 */
export function routePending(ticket: Ticket, context: Context, roster: Roster | null): TicketChange {
  const { policy, now } = context;
  const at = toText(now);
  const route = roster ? routeByRoster(policy, ticket, roster, at) : routeFor(policy, ticket, at);
  const events = assigned(null, route).filter(({ type }) => type === 'ticket.assigned' || ticket.routing !== 'nobody');
  return change('route', ticket, context, { ...route, ...clocksOnceGiven(policy, ticket, route, at) }, events);
}

/**
 * Gives an open ticket to somebody that nobody has, or somebody who has left; null when somebody has it, it waits for its
 * turn, or nobody is there still.
 */
export function routeUnowned(ticket: Ticket, context: Context): TicketChange | null {
  const { policy, now } = context;
  const { assignee, routing, status } = ticket;
  const isOwned = policy.staff.some(({ id }) => id === assignee);
  if (status === 'resolved' || isOwned || routing === 'pending') return null;
  const at = toText(now);
  const route = routeFor(policy, ticket, at);
  if (route.routing === 'nobody' && assignee === null && routing === 'nobody') return null;
  const given = clocksOnceGiven(policy, ticket, route, at);
  return change('route', ticket, context, { ...route, ...given }, assigned(assignee, route));
}
