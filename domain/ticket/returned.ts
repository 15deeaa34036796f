import type { Context } from '../context.ts';
import type { Event } from '../events.ts';
import { toText } from '../instants.ts';
import { isToldOf, isUndelivered } from '../returned-mail/handling.ts';
import type { ReturnedMail } from '../returned-mail/returned-mail.ts';
import type { InstantText } from '../vocabulary.ts';
import { change, type TicketChange } from './change.ts';
import { clocksUnmet } from './clocks.ts';
import type { TicketEventData } from './events.ts';
import { withCallsAgain, withoutTaskClocks } from './tasks.ts';
import type { Moment, Ticket } from './ticket.ts';

/**
 * A mail about the ticket did not do what it was for. What was met by an answer that never arrived was not met: those
 * clocks run on. A settled ticket stays settled; like everything else that matters here, staff are told of it.
 * @param about the event the mail told of
 */
export function mailReturned(ticket: Ticket, mail: ReturnedMail, about: Event, context: Context): TicketChange {
  const at = toText(context.now);
  const undelivered = isUndelivered(mail);
  const isFirst = ticket.mailReturnedAt === undefined;
  const isWritten = written.includes(about.data.type as TicketEventData['type']);
  const told = isToldOf(mail, { isFirst, isWritten }, context.policy);
  const data: TicketEventData[] = [{ type: 'ticket.mail-returned', ...mail, told }];
  if (!undelivered) return change('mailReturned', ticket, context, {}, data);
  const { events = [], ...unanswered } = withoutAnswer(ticket, mail, about, at, context);
  const patch = { mailReturnedAt: at, ...unanswered };
  return change('mailReturned', ticket, context, patch, [...data, ...events]);
}

/** What people write, or do and believe the customer to know. */
const written: readonly TicketEventData['type'][] = [
  'ticket.replied',
  'ticket.booked',
  'ticket.called-off',
  'ticket.resolved',
];

/** The ticket as if the answer had not been; nothing where the mail was none, or told of a time that was agreed all the same. */
function withoutAnswer(
  ticket: Ticket,
  { reason }: ReturnedMail,
  { data, at: answeredAt }: Event,
  at: InstantText,
  { policy }: Context,
): Partial<Ticket> & { events?: TicketEventData[] } {
  const name = answerOf(data.type);
  // Who books a time for somebody whose address is suppressed has agreed it with them in another way.
  if (name === null || (name === 'booked' && reason === 'suppressed')) return {};
  // What waits is the other ticket's by then.
  if (ticket.mergedInto !== undefined) return {};
  const isIt = (moment: Moment) => moment.name === name && moment.at === answeredAt && !moment.returned;
  if (!ticket.moments.some(isIt)) return {};
  const moments = ticket.moments.map((moment) => (isIt(moment) ? { ...moment, returned: true as const } : moment));
  const unmet = clocksUnmet(policy, { ...ticket, moments }, answeredAt, at);
  const clocks = ticket.status === 'resolved' ? withoutTaskClocks(unmet, at) : unmet;
  const { tasks, events } = withCallsAgain(ticket, answeredAt);
  const unansweredSince = ticket.status === 'resolved' ? ticket.unansweredSince : waitingSince(ticket, moments);
  if (name === 'booked') return { moments, clocks, tasks, events, unansweredSince };
  const answers = moments.filter(({ name, returned }) => !returned && (name === 'replied' || name === 'resolved'));
  return {
    moments,
    clocks,
    tasks,
    events,
    answeredAt: answers[0]?.at ?? null,
    repliedAt: answers.at(-1)?.at ?? null,
    unansweredSince,
  };
}

function answerOf(type: Event['data']['type']): 'replied' | 'booked' | null {
  return type === 'ticket.replied' ? 'replied' : type === 'ticket.booked' ? 'booked' : null;
}

/** After which no message of the customer's waits any more. */
const answering: readonly Moment['name'][] = ['replied', 'resolved', 'booked', 'no-answer-needed'];

/** The first message since the last answer that arrived; what came before the first answer is known to the ticket only. */
function waitingSince({ unansweredSince }: Ticket, moments: readonly Moment[]): InstantText | null {
  let since: InstantText | null = null;
  for (const { name, at, returned } of moments) {
    if (name === 'customer-message') since ??= at;
    else if (!returned && answering.includes(name)) since = null;
  }
  return since ?? unansweredSince;
}
