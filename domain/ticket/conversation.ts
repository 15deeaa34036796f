import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import { change, noChange, type TicketChange } from './change.ts';
import { clocksAfter } from './clocks.ts';
import { currentHold, offHold } from './holds.ts';
import { laterMatter, reopensOn } from './later-matter.ts';
import { withMoment } from './moments.ts';
import { nothingUnanswered, refusalOf, type TicketRefusal } from './problems.ts';
import { reopening } from './settlement.ts';
import { withoutCalls } from './tasks.ts';
import type { Ticket } from './ticket.ts';
import { unanswered } from './unanswered.ts';

interface Message {
  text: string;
  needsAnswer: boolean;
}

/**
 * The customer has written or called again. The first message nobody has answered starts the clock for the next response,
 * on hold, too; a mere thanks needs no answer and starts nothing. Until the first answer it is the first response that is
 * waited for. It ends a hold that waits for the customer. A resolved ticket is taken up again, or, when it was resolved
 * longer ago than the policy says, another one is opened beside it.
 */
export function addMessage(
  ticket: Ticket,
  message: Message,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal | 'about-nobody' | 'unknown-value'>> {
  const refusal = refusalOf('message', ticket, context);
  if (refusal) return refuse(refusal);
  const { text, needsAnswer } = message;
  const said = { type: 'ticket.message' as const, text, needsAnswer };
  const at = toText(context.now);
  if (!needsAnswer) return ok(change('message', ticket, context, {}, [said]));
  if (ticket.status === 'resolved') {
    if (!reopensOn(context.policy, ticket, at)) return laterMatter(ticket, said, context);
    const { patch, events } = reopening({ ...ticket, unansweredSince: ticket.unansweredSince ?? at }, context);
    const [reopened, ...routed] = events;
    const because = { ...reopened, reason: text.slice(0, 500), because: 'customer-message' as const };
    return ok(change('message', ticket, context, { ...patch, unansweredSince: at }, [said, because, ...routed]));
  }
  const waited = currentHold(ticket)?.waitsFor === 'customer';
  const resumed = waited ? offHold(context.policy, ticket, at) : null;
  const going = { ...ticket, ...resumed };
  const asked = unanswered(going, context, at);
  const events = [said, ...(waited ? [{ type: 'ticket.resumed' as const, because: 'customer-message' as const }] : [])];
  return ok(change('message', ticket, context, { ...resumed, ...asked }, events));
}

/** What the customer wrote last turns out to need no answer: nothing is promised for it any more. Said again, nothing changes. */
export function noAnswerNeeded(
  ticket: Ticket,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal | 'nothing-unanswered'>> {
  const refusal = refusalOf('noAnswer', ticket, context);
  if (refusal) return refuse(refusal);
  if (ticket.unansweredSince === null) {
    const last = ticket.moments.findLast(({ name }) => name === 'customer-message' || name === 'no-answer-needed');
    if (last?.name === 'no-answer-needed') return ok(noChange('noAnswer', ticket));
    return refuse(nothingUnanswered(ticket.ticketId));
  }
  const at = toText(context.now);
  const moments = withMoment(ticket.moments, 'no-answer-needed', at);
  const clocks = clocksAfter(context.policy, { ...ticket, moments }, at);
  const patch = { unansweredSince: null, moments, clocks };
  return ok(change('noAnswer', ticket, context, patch, [{ type: 'ticket.no-answer-needed' }]));
}

/**
 * Answers the customer, by mail or on the telephone, which meets every clock that waits for it, and does every call they were
 * told of; on hold it stays on hold. No mail tells what was said on the telephone.
 */
export function replyToTicket(
  ticket: Ticket,
  { text, by = 'mail' }: { text: string; by?: 'mail' | 'phone' | undefined },
  context: Context,
): Result<TicketChange, Problem<TicketRefusal>> {
  const refusal = refusalOf('reply', ticket, context);
  if (refusal) return refuse(refusal);
  const at = toText(context.now);
  const moments = withMoment(ticket.moments, 'replied', at);
  const called = withoutCalls(ticket, at);
  const { tasks, clocks } = called.patch;
  const patch = {
    status: ticket.status === 'new' ? ('open' as const) : ticket.status,
    answeredAt: ticket.answeredAt ?? at,
    repliedAt: at,
    unansweredSince: null,
    moments,
    tasks,
    clocks: clocksAfter(context.policy, { ...ticket, clocks, moments }, at),
  };
  return ok(change('reply', ticket, context, patch, [{ type: 'ticket.replied', text, by }, ...called.events]));
}

/** Adds a note only staff see. */
export function noteOnTicket(
  ticket: Ticket,
  text: string,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal>> {
  const refusal = refusalOf('note', ticket, context);
  if (refusal) return refuse(refusal);
  return ok(change('note', ticket, context, {}, [{ type: 'ticket.noted', text }]));
}
