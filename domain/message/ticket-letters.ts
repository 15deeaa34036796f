import type { TicketEventData } from '../events.ts';
import type { Clock, Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';
import { clockTitle, customerFrame, type Desk, oneLine } from './desk.ts';
import type { Block, FactRow, Letter } from './mail.ts';
import { nameOf } from './recipients.ts';
import { type Place, writeInstant } from './when.ts';

type TicketDesk = Desk<Ticket>;

/** What a customer reads about their own ticket. */
export const ticketLetters = {
  'ticket-received': received,
  'ticket-reply': reply,
  'ticket-appointment': appointment,
  'ticket-resolved': resolved,
  'ticket-reopened': reopened,
  'promise-late': late,
} satisfies Record<string, (desk: TicketDesk) => Letter>;

function received(desk: TicketDesk): Letter {
  const { entity: ticket, texts, policy } = desk;
  const say = texts.received;
  const promises = promiseRows(desk);
  const somebodyIsTold = Object.values(policy.ladders).some((rungs) =>
    rungs.some(({ at }) => !('share' in at) || at.share >= 1),
  );
  return {
    ...frame(desk),
    subject: subjectOf(ticket),
    preview: promises[0] ? say.preview(promises[0][1]) : say.thanks,
    title: ticket.complaint ? say.titleComplaint : say.title,
    blocks: [
      paragraph(ticket.complaint ? say.sorry : say.thanks),
      facts(aboutRows(desk)),
      ...promiseBlocks(say.promise, promises),
      ...(promises.length > 0 && somebodyIsTold ? [paragraph(say.ifLate)] : []),
      paragraph(say.more(policy.business.phone, ticket.ticketId)),
    ],
  };
}

function reply(desk: TicketDesk): Letter {
  const { entity: ticket, event, texts, policy } = desk;
  const { text } = event.data as Extract<TicketEventData, { type: 'ticket.replied' }>;
  const say = texts.reply;
  const { actor } = event;
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: oneLine(text),
    title: say.title,
    blocks: [
      paragraph(actor.kind === 'staff' ? say.from(nameOf(policy, actor.id)) : say.fromUs),
      { kind: 'quote', text },
      ...promiseBlocks(say.next, promiseRows(desk)),
      paragraph(say.more),
    ],
  };
}

/** A time somebody comes at: agreed, agreed anew, or called off; then another one follows where somebody still has to come. */
function appointment(desk: TicketDesk): Letter {
  const { entity: ticket, event, texts, policy } = desk;
  const { how, rows } = appointmentOf(desk);
  const isDropped = 'reason' in event.data && event.data.reason !== 'staff';
  const say = texts.appointment[how === 'calledOff' && isDropped ? 'dropped' : how];
  const isOff = how === 'calledOff';
  const who: FactRow[] = isOff || ticket.assignee === null ? [] : [[texts.label.who, nameOf(policy, ticket.assignee)]];
  const { more } = isOff ? texts.received : texts.appointment;
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: isOff ? say.intro : rows[0]!.join(': '),
    title: say.title,
    blocks: [
      paragraph(say.intro),
      { kind: 'facts', rows: [...rows, ...who], highlight: !isOff },
      paragraph(more(policy.business.phone, ticket.ticketId)),
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

function resolved(desk: TicketDesk): Letter {
  const { entity: ticket, event, texts } = desk;
  const { resolution } = event.data as Extract<TicketEventData, { type: 'ticket.resolved' }>;
  const say = texts.resolved;
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: resolution ? oneLine(resolution) : say.preview,
    title: say.title,
    blocks: [
      paragraph(say.intro),
      { kind: 'quote', text: resolution },
      paragraph(say.thanks),
      paragraph(say.notSettled),
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

/** A promise we do not keep, said as it is: which one, when it was for, and when it will really be. */
function late(desk: TicketDesk): Letter {
  const { event, texts, place, policy, entity: ticket } = desk;
  const say = texts.late;
  const data = event.data as Extract<TicketEventData, { type: 'rung.fired' }>;
  const newTime = writeInstant(data.newPromiseAt ?? data.promiseDueAt, place);
  const how = latenessOf(data, event.at);
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: say.preview(newTime),
    title: say[how].title,
    blocks: [
      paragraph(say[how].intro),
      facts([
        [texts.label.promised, clockTitle(desk, data.clock)],
        ...(data.toldDueAt ? [[texts.label.promisedFor, writeInstant(data.toldDueAt, place)] as const] : []),
      ]),
      ...promiseBlocks(say[how].promise, [[texts.label.newTime, newTime]]),
      paragraph(say.more(policy.business.phone, ticket.ticketId)),
    ],
  };
}

/**
 * What may be said of a new time: that a promise is broken, or will be, only to whom that one was made and where the new
 * one is later. What was brought forward among us takes longer than we meant, and a new time may as well be an earlier one.
 */
function latenessOf(
  { toldDueAt, promiseDueAt, newPromiseAt }: Extract<TicketEventData, { type: 'rung.fired' }>,
  at: InstantText,
): 'over' | 'ahead' | 'longer' | 'anew' {
  const due = toldDueAt ?? promiseDueAt;
  if (newPromiseAt !== null && newPromiseAt <= due) return 'anew';
  if (toldDueAt === null) return 'longer';
  return due <= at ? 'over' : 'ahead';
}

/** The same for every mail to the customer, so that mail programs keep the conversation together. */
function subjectOf(ticket: Pick<Ticket, 'ticketId' | 'subject'>): string {
  return `[#${ticket.ticketId}] ${oneLine(ticket.subject)}`;
}

/**
 * The promises still open, with the instants they are due, or were promised for anew, the soonest first. A clock on hold
 * promises no instant.
 */
export function promiseRows(desk: TicketDesk): FactRow[] {
  const { entity: ticket, texts, place } = desk;
  const label: Record<string, string> = {
    'first-response': texts.label.answerBy,
    'next-response': texts.label.answerBy,
    resolution: texts.label.settledBy,
  };
  return ticket.clocks
    .flatMap((clock) => {
      const promisedAt = promisedAtOf(clock);
      return promisedAt === null ? [] : [{ name: clock.name, promisedAt }];
    })
    .sort((a, b) => (a.promisedAt < b.promisedAt ? -1 : a.promisedAt > b.promisedAt ? 1 : 0))
    .map(({ name, promisedAt }) => [label[name] ?? clockTitle(desk, name), writeInstant(promisedAt, place)]);
}

/** By when the customer is promised our next answer. No row while none is promised, or only once a hold is over. */
export function answerRows(
  { entity: ticket, texts: { label }, event, place }: TicketDesk,
  write: (instant: InstantText, place: Place) => string,
): FactRow[] {
  const answers = ticket.clocks.filter(({ name }) => name === 'first-response' || name === 'next-response');
  const promisedAt = answers.map(promisedAtOf).find((at) => at !== null);
  if (!promisedAt) return [];
  return [[promisedAt > event.at ? label.answerBy : label.answerWasDue, write(promisedAt, place)]];
}

/** Of a booked time that time itself: that a little later still counts as in time is nothing to promise. */
function promisedAtOf({ state, dueAt, newPromiseAt, bookedFor }: Clock): InstantText | null {
  return state === 'running' ? (newPromiseAt ?? bookedFor ?? dueAt) : null;
}

function aboutRows({ entity: ticket, texts }: TicketDesk): FactRow[] {
  return [
    [texts.label.ticket, ticket.ticketId],
    [texts.label.subject, oneLine(ticket.subject)],
    ...(ticket.product ? [[texts.label.product, ticket.product] as const] : []),
  ];
}

function frame(desk: TicketDesk) {
  return customerFrame(desk, desk.texts.ticketReference(desk.entity.ticketId), false);
}

function promiseBlocks(heading: string, rows: FactRow[]): Block[] {
  return rows.length > 0 ? [{ kind: 'facts', heading, rows, highlight: true }] : [];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function facts(rows: FactRow[]): Block {
  return { kind: 'facts', rows };
}
