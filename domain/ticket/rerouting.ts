import type { Assignable } from '../assignment/candidates.ts';
import { mayHave } from '../assignment/eligibility.ts';
import { leavesLineOf, type Route, routeFor } from '../assignment/routing.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { TicketEventData } from './events.ts';

/**
 * Where a ticket goes that has become another: to be patched into it, with what is to be told. Whoever has it keeps it,
 * even where the rule would not have chosen them; it is routed only if nobody has it, they have left, its type keeps them
 * out, or it leaves their complaint line for others.
 * @param typeBefore what it was until now
 */
export function reroute(
  policy: Policy,
  ticket: Assignable & Route,
  at: InstantText,
  typeBefore = ticket.requestType,
): { route: Partial<Route>; events: TicketEventData[] } {
  const owner = policy.staff.find(({ id }) => id === ticket.assignee);
  const keeps = owner && mayHave(policy, ticket, owner) && !leavesLineOf(policy, owner, typeBefore, ticket.requestType);
  if (keeps) return { route: {}, events: [] };
  const route = routeFor(policy, ticket, at);
  return { route, events: assigned(ticket.assignee, route) };
}

/** What is told of a ticket that has been routed: who has it, or that nobody was there; nothing while it waits its turn. */
export function assigned(from: string | null, { assignee, team, routing, routeAt = null }: Route): TicketEventData[] {
  if (assignee !== null) return [{ type: 'ticket.assigned', from, to: assignee, team, reason: 'routing' }];
  return routing === 'nobody' ? [{ type: 'ticket.unrouted', routeAt }] : [];
}
