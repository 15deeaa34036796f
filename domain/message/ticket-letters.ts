import type { TicketEventData } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { isListed, toldInstant } from '../ticket/told.ts';
import type { InstantText } from '../vocabulary.ts';
import { type Desk, oneLine, personFrame } from './desk.ts';
import { handedOverWords } from './handed-over.ts';
import type { FactRow, Letter } from './mail.ts';
import { nameOf } from './recipients.ts';
import { dueText, facts, frame, paragraph, promiseBlocks, promiseLabel, subjectOf } from './ticket-parts.ts';
import { timesLetters } from './times-letters.ts';
import { type Place, writeInstant } from './when.ts';

type TicketDesk = Desk<Ticket>;

/** What a customer reads about their own ticket. */
export const ticketLetters = {
  'ticket-received': received,
  'ticket-reply': reply,
  'ticket-appointment': appointment,
  'ticket-resolved': resolved,
  'ticket-reopened': reopened,
  ...timesLetters,
} satisfies Record<string, (desk: TicketDesk) => Letter>;

function received(desk: TicketDesk): Letter {
  const { entity: ticket, texts, policy } = desk;
  const say = texts.received;
  const promises = promiseRows(desk);
  const words = say[askedBy(ticket)];
  // Regret that something is wrong, where it is: wanting to give something back is no fault, ours or theirs.
  const sorry = ticket.complaint && ticket.cause?.group !== 'buyer';
  const somebodyIsTold = Object.values(policy.ladders).some((rungs) =>
    rungs.some(({ at }) => !('share' in at) || at.share >= 1),
  );
  return {
    ...frame(desk),
    subject: subjectOf(ticket),
    preview: promises[0]?.join(texts.marks.colon) ?? words.intro,
    title: sorry ? say.titleComplaint : words.title,
    blocks: [
      paragraph(sorry ? `${say.sorry}${words.sorryIntro}` : words.intro),
      facts(aboutRows(desk)),
      ...promiseBlocks(say.promise, promises),
      ...(promises.length > 0 && somebodyIsTold ? [paragraph(say.ifLate)] : []),
      paragraph(say.more(policy.business.phone, ticket.ticketId)),
    ],
  };
}

/** How the customer came to us, as the words have to have it. */
function askedBy({ channel, requestType, cause }: Ticket): 'called' | 'wrote' | 'shop' | 'return' {
  if (channel === 'phone') return 'called';
  if (channel !== 'shop') return 'wrote';
  return requestType === 'return' || cause?.group === 'buyer' ? 'return' : 'shop';
}

/** A letter from whoever wrote it; what is still to come stands below. */
function reply(desk: TicketDesk): Letter {
  const { entity: ticket, event, texts } = desk;
  const { text } = event.data as Extract<TicketEventData, { type: 'ticket.replied' }>;
  return {
    ...personFrame(desk, texts.ticketReference(ticket.ticketId)),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: oneLine(text),
    title: '',
    blocks: [{ kind: 'typed', text }, ...promiseBlocks(texts.reply.next, promiseRows(desk))],
  };
}

/** A time somebody comes at: agreed, agreed anew, or called off; then another one follows where somebody still has to come. */
function appointment(desk: TicketDesk): Letter {
  const { entity: ticket, event, texts, policy } = desk;
  if (event.data.type === 'ticket.assigned') return handedOver(desk);
  const { how, rows } = appointmentOf(desk);
  const isDropped = 'reason' in event.data && event.data.reason !== 'staff';
  const say = texts.appointment[how === 'calledOff' && isDropped ? 'dropped' : how];
  const isOff = how === 'calledOff';
  const who: FactRow[] = isOff || ticket.assignee === null ? [] : [[texts.label.who, nameOf(policy, ticket.assignee)]];
  const { more } = isOff ? texts.received : texts.appointment;
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: isOff ? say.intro : rows[0]!.join(texts.marks.colon),
    title: say.title,
    blocks: [
      paragraph(say.intro),
      { kind: 'facts', rows: [...rows, ...who], highlight: !isOff },
      paragraph(more(policy.business.phone, ticket.ticketId)),
    ],
  };
}

/** Somebody else comes at the booked time. */
function handedOver(desk: TicketDesk): Letter {
  const { entity: ticket, event, texts, policy, place } = desk;
  const { from, to, bookedFor } = event.data as Extract<TicketEventData, { type: 'ticket.assigned' }>;
  const { title, intro } = handedOverWords(desk, to, from);
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: intro,
    title,
    blocks: [
      paragraph(intro),
      {
        kind: 'facts',
        rows: [
          [texts.label.agreed, writeInstant(bookedFor!, place)],
          [texts.label.who, nameOf(policy, to)],
        ],
        highlight: true,
      },
      paragraph(texts.appointment.more(policy.business.phone, ticket.ticketId)),
    ],
  };
}

/** What became of a booked time, and the time, beside the one before if it takes its place. */
export function appointmentOf({ event, texts: { label }, place }: TicketDesk): {
  how: 'booked' | 'moved' | 'calledOff';
  rows: FactRow[];
} {
  const data = event.data as Extract<TicketEventData, { type: 'ticket.booked' | 'ticket.called-off' }>;
  const time = writeInstant(data.bookedFor, place);
  if (data.type === 'ticket.called-off') return { how: 'calledOff', rows: [[label.calledOff, time]] };
  if (data.before === null) return { how: 'booked', rows: [[label.agreed, time]] };
  return {
    how: 'moved',
    rows: [
      [label.agreed, time],
      [label.insteadOf, writeInstant(data.before, place)],
    ],
  };
}

/** What was done, as whoever did it wrote it. */
function resolved(desk: TicketDesk): Letter {
  const { entity: ticket, event, texts, place } = desk;
  const { resolution, calledOff } = event.data as Extract<TicketEventData, { type: 'ticket.resolved' }>;
  const say = texts.resolved;
  return {
    ...personFrame(desk, texts.ticketReference(ticket.ticketId)),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: resolution ? oneLine(resolution) : say.title,
    title: say.title,
    blocks: [
      { kind: 'typed', text: resolution },
      ...(calledOff ? [facts([[texts.label.calledOff, writeInstant(calledOff, place)]])] : []),
      paragraph(say.notSettled(desk.policy.business.phone)),
    ],
  };
}

function reopened(desk: TicketDesk): Letter {
  const { entity: ticket, texts } = desk;
  const say = texts.reopened;
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: say.intro,
    title: say.title,
    blocks: [
      paragraph(say.intro),
      ...promiseBlocks(say.promise, promiseRows(desk)),
      paragraph(texts.received.more(desk.policy.business.phone, ticket.ticketId)),
    ],
  };
}

/**
 * The promises still open that the customer is told, with the instants they are due, the soonest first; in place of one that
 * has run out the new time for it. A clock on hold promises no instant, and none that has passed is to come.
 */
export function promiseRows(desk: TicketDesk): FactRow[] {
  const { entity: ticket, policy, event } = desk;
  return ticket.clocks
    .filter((clock) => isListed(policy, ticket, clock, event.at))
    .map((clock) => ({ name: clock.name, promisedAt: toldInstant(clock)! }))
    .sort((a, b) => (a.promisedAt < b.promisedAt ? -1 : a.promisedAt > b.promisedAt ? 1 : 0))
    .map(({ name, promisedAt }) => [promiseLabel(desk, name), dueText(desk, promisedAt)]);
}

/** By when the customer is promised our next answer. No row while none is promised, or only once a hold is over. */
export function answerRows(
  { entity: ticket, texts: { label }, event, place }: TicketDesk,
  write: (instant: InstantText, place: Place) => string,
): FactRow[] {
  const answers = ticket.clocks.filter(({ name }) => name === 'first-response' || name === 'next-response');
  const promisedAt = answers.map((clock) => clock.newPromiseAt ?? toldInstant(clock)).find((at) => at !== null);
  if (!promisedAt) return [];
  return [[promisedAt > event.at ? label.answerBy : label.answerWasDue, write(promisedAt, place)]];
}

function aboutRows({ entity: ticket, texts }: TicketDesk): FactRow[] {
  return [
    [texts.label.ticket, ticket.ticketId],
    [texts.label.subject, oneLine(ticket.subject)],
    ...(ticket.product ? [[texts.label.product, ticket.product] as const] : []),
  ];
}
