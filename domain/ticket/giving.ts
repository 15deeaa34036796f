import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { clocksAfter, retimedClocks } from './clocks.ts';
import { withGiving } from './moments.ts';
import type { Ticket } from './ticket.ts';

/** The clocks of a ticket once somebody else has it: what waits for that is met, and another team may have other hours. */
export function clocksOnceGiven(
  policy: Policy,
  ticket: Ticket,
  to: Pick<Ticket, 'assignee' | 'team'>,
  at: InstantText,
): Pick<Ticket, 'moments' | 'clocks'> {
  const { assignee, team } = to;
  const moments = withGiving(ticket.moments, ticket, to, at);
  const given = { ...ticket, assignee, team, moments };
  const clocks = team === ticket.team ? clocksAfter(policy, given, at) : retimedClocks(policy, given, at);
  return { moments, clocks };
}
