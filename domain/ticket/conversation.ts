import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type Context, change, type TicketChange } from './change.ts';
import { clocksAfter } from './clocks.ts';
import { withMoment } from './moments.ts';
import { nothingUnanswered, refusalOf } from './problems.ts';
import type { Ticket } from './ticket.ts';

/**
 * The customer has written again. The first message nobody has answered starts the clock for the next response; a mere
 * thanks does not need an answer and starts nothing. Until the first answer it is the first response that is waited for,
 * and about a settled ticket nothing is promised until it is taken up again.
 */
export function addMessage(
  ticket: Ticket,
  { text, needsAnswer }: { text: string; needsAnswer: boolean },
  context: Context,
): Result<TicketChange> {
  const refusal = refusalOf('message', ticket, context);
  if (refusal) return refuse(refusal);
  const data = [{ type: 'ticket.message' as const, text, needsAnswer }];
  if (!needsAnswer || ticket.unansweredSince !== null) return ok(change('message', ticket, context, {}, data));
  const at = toText(context.now);
  const patch = { unansweredSince: at };
  if (ticket.answeredAt === null || ticket.status === 'resolved') {
    return ok(change('message', ticket, context, patch, data));
  }
  const moments = withMoment(ticket.moments, 'customer-message', at);
  const clocks = clocksAfter(context.policy, { ...ticket, moments }, at);
  return ok(change('message', ticket, context, { ...patch, moments, clocks }, data));
}

/** What the customer wrote last turns out to need no answer: nothing is promised for it any more. */
export function noAnswerNeeded(ticket: Ticket, context: Context): Result<TicketChange> {
  const refusal = refusalOf('noAnswer', ticket, context);
  if (refusal) return refuse(refusal);
  if (ticket.unansweredSince === null) return refuse(nothingUnanswered(ticket.ticketId));
  const at = toText(context.now);
  const moments = withMoment(ticket.moments, 'no-answer-needed', at);
  const clocks = clocksAfter(context.policy, { ...ticket, moments }, at);
  const patch = { unansweredSince: null, moments, clocks };
  return ok(change('noAnswer', ticket, context, patch, [{ type: 'ticket.no-answer-needed' }]));
}

/** Answers the customer, which meets every clock that waits for it; on hold it stays on hold. */
export function replyToTicket(ticket: Ticket, text: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('reply', ticket, context);
  if (refusal) return refuse(refusal);
  const at = toText(context.now);
  const moments = withMoment(ticket.moments, 'replied', at);
  const patch = {
    status: ticket.status === 'new' ? ('open' as const) : ticket.status,
    answeredAt: ticket.answeredAt ?? at,
    repliedAt: at,
    unansweredSince: null,
    moments,
    clocks: clocksAfter(context.policy, { ...ticket, moments }, at),
  };
  return ok(change('reply', ticket, context, patch, [{ type: 'ticket.replied', text }]));
}

/** Adds a note only staff see. */
export function noteOnTicket(ticket: Ticket, text: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('note', ticket, context);
  if (refusal) return refuse(refusal);
  return ok(change('note', ticket, context, {}, [{ type: 'ticket.noted', text }]));
}
