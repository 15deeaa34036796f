import type { Context } from '../context.ts';
import type { InstantText } from '../vocabulary.ts';
import { isTicking } from './clock-state.ts';
import { clocksAfter } from './clocks.ts';
import { withMoment } from './moments.ts';
import { termsOfClock } from './terms.ts';
import type { Clock, Ticket } from './ticket.ts';

/** What a message makes of a ticket: it waits for an answer, and is promised one unless one is awaited already. */
export function unanswered(ticket: Ticket, { policy }: Context, at: InstantText): Partial<Ticket> {
  const unansweredSince = ticket.unansweredSince ?? at;
  if (ticket.clocks.some((clock) => isAnswer(clock, ticket))) return { unansweredSince };
  const moments = withMoment(ticket.moments, 'customer-message', at);
  return { unansweredSince, moments, clocks: clocksAfter(policy, { ...ticket, moments }, at) };
}

/**
 * A ticket on which the customer waits for an answer that nothing times any more is promised one: its first response stands
 * still or was overtaken, or it became a matter that has none.
 */
export function withAnswerPromised(ticket: Ticket, context: Context, at: InstantText): Ticket {
  if (ticket.status === 'resolved' || ticket.unansweredSince === null) return ticket;
  const isPromisable = termsOfClock(context.policy, ticket, 'next-response') !== undefined;
  return isPromisable ? { ...ticket, ...unanswered(ticket, context, at) } : ticket;
}

/** Whether a clock times our answer to what the customer wrote now: the next one, or the first while there was none. */
function isAnswer(clock: Clock, { answeredAt }: Ticket): boolean {
  if (clock.name === 'next-response') return isTicking(clock);
  return clock.name === 'first-response' && clock.state === 'running' && answeredAt === null;
}
