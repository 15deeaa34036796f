import type { Policy } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';
import { type Assignable, candidatesFor } from './candidates.ts';

/** Where a ticket goes at first. */
export type Route = Pick<Ticket, 'assignee' | 'team' | 'routing'>;

/**
 * Who gets a ticket of its request type. Where several could and the rule goes by turns or by load, it is `pending`:
 * whoever advances the ticket looks up who is next, so that opening one stays a single write.
 */
export function routeFor(policy: Policy, ticket: Assignable, at: InstantText): Route {
  const rule = policy.requestTypes[ticket.requestType]!.assign;
  const candidates = candidatesFor(policy, ticket, rule, at);
  const [first] = candidates;
  if (!first) return { assignee: null, team: rule.team ?? null, routing: null };
  if (rule.by !== 'first' && candidates.length > 1) {
    return { assignee: null, team: rule.team ?? null, routing: 'pending' };
  }
  return { assignee: first.id, team: first.team ?? rule.team ?? null, routing: null };
}
