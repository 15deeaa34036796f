import type { DataOf } from '../events.ts';
import { bookedTime } from '../ticket/booked-for.ts';
import type { LatePromise, MovedPromise } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { stoppedPromises } from '../ticket/told.ts';
import type { InstantText } from '../vocabulary.ts';
import { clockTitle, type Desk } from './desk.ts';
import { handedOverWords } from './handed-over.ts';
import type { Block, FactRow, Letter } from './mail.ts';
import { nameOf } from './recipients.ts';
import { dueText, facts, frame, paragraph, promiseBlocks, promiseLabel, subjectOf } from './ticket-parts.ts';
import { writeInstant } from './when.ts';

type TicketDesk = Desk<Ticket>;

/** What a customer reads about times: that they stand still, have moved, or have passed. */
export const timesLetters = {
  'promise-late': late,
  'promises-moved': moved,
  'ticket-on-hold': onHold,
  'ticket-merged': merged,
  'hold-reminder': (desk) => short(desk, desk.texts.times.holdReminder),
  'hold-close-offer': (desk) => short(desk, desk.texts.times.closeOffer),
} satisfies Record<string, (desk: TicketDesk) => Letter>;

/** Promises we do not keep, said as it is: which ones, when they were for, and when they will really be, or who calls. */
function late(desk: TicketDesk): Letter {
  const { event, texts, policy, entity: ticket } = desk;
  const data = event.data as DataOf<'rung.fired'>;
  const all: LatePromise[] = [data, ...(data.alsoLate ?? [])];
  const say = texts.late;
  const how = howLate(all, event.at);
  const { again, calls, somebody } = texts.times.lateAgain;
  // A new time that was told in place of one that passed, and has passed as well.
  const words = all.some(({ clock }) => clock.endsWith(':new-time')) && how === 'over' ? again : say[how];
  const rows: FactRow[] = all.flatMap(({ newPromiseAt, clock }) =>
    newPromiseAt === null
      ? []
      : [[all.length > 1 ? clockTitle(desk, clock) : texts.label.newTime, dueText(desk, newPromiseAt)]],
  );
  const caller = policy.staff.find(({ id }) => id === data.callBy)?.name ?? somebody;
  const first = rows[0]?.[1];
  // Nobody is told that there is nothing to do while it is their answer that is waited for.
  const waits = ticket.holds.some(({ to, waitsFor }) => to === null && waitsFor === 'customer');
  const asked = data.alsoWrites ?? (waits ? 'remind' : undefined);
  const { more } = asked ? chasing(desk, asked) : rows.length > 0 ? say : texts.received;
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: first === undefined ? words.title : say.preview(first),
    title: words.title,
    blocks: [
      paragraph(words.intro),
      ...(data.callBy ? [paragraph(calls(caller))] : []),
      facts(all.flatMap((one) => lateRows(desk, one))),
      ...promiseBlocks(words.promise, rows),
      ...movedBlocks(desk, data.moved ?? []),
      ...chasingBlocks(desk, data.alsoWrites),
      paragraph(more(policy.business.phone, ticket.ticketId)),
    ],
  };
}

function lateRows(desk: TicketDesk, { clock, toldDueAt }: LatePromise): FactRow[] {
  const { label } = desk.texts;
  const what: FactRow = [label.promised, clockTitle(desk, clock)];
  return toldDueAt ? [what, [label.promisedFor, dueText(desk, toldDueAt)]] : [what];
}

/**
 * What may be said of new times: that a promise is broken, or will be, only to whom that one was made and where the new one
 * is later. What was brought forward among us takes longer than we meant, and a new time may as well be an earlier one. Of
 * several the gravest is said.
 */
function howLate(all: readonly LatePromise[], at: InstantText): 'over' | 'ahead' | 'longer' | 'anew' {
  const each = all.map((one) => latenessOf(one, at));
  return (['over', 'ahead', 'longer'] as const).find((how) => each.includes(how)) ?? 'anew';
}

function latenessOf({ toldDueAt, promiseDueAt, newPromiseAt }: LatePromise, at: InstantText) {
  const due = toldDueAt ?? promiseDueAt;
  if (newPromiseAt !== null && newPromiseAt <= due) return 'anew';
  if (toldDueAt === null) return 'longer';
  return due <= at ? 'over' : 'ahead';
}

/** What was promised is due at other times; each names the one it replaces. */
function moved(desk: TicketDesk): Letter {
  const { event, texts, place, policy, entity: ticket } = desk;
  const { moved: promises, calledOff, comes, alsoWrites } = event.data as DataOf<'ticket.promises-moved'>;
  const { moved: anew, unmoved } = texts.times;
  const rows = movedRows(desk, promises);
  const say = calledOff === undefined && areUnmoved(desk, promises) ? unmoved : anew;
  const off: FactRow[] = calledOff ? [[texts.label.calledOff, writeInstant(calledOff, place)]] : [];
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: say.preview,
    title: say.title,
    blocks: [
      ...chasingBlocks(desk, alsoWrites),
      paragraph(say.intro),
      { kind: 'facts', rows: [...rows, ...off], highlight: true },
      ...comesBlocks(desk, comes),
      paragraph((alsoWrites ? chasing(desk, alsoWrites) : texts.received).more(policy.business.phone, ticket.ticketId)),
    ],
  };
}

/** That somebody else comes at the booked time; nothing when nobody else does. */
function comesBlocks(desk: TicketDesk, comes: string | undefined): Block[] {
  const { entity: ticket, policy, texts, place } = desk;
  const bookedFor = bookedTime(policy.requestTypes[ticket.requestType], ticket.moments);
  if (comes === undefined || bookedFor === null) return [];
  const rows: FactRow[] = [
    [texts.label.agreed, writeInstant(bookedFor, place)],
    [texts.label.who, nameOf(policy, comes)],
  ];
  return [paragraph(handedOverWords(desk, comes, null).intro), facts(rows)];
}

/** Whether what stood still is due at the times it was told for all the same: it was on hold while nobody works. */
function areUnmoved(desk: TicketDesk, promises: readonly MovedPromise[]): boolean {
  return promises.every(({ from, to }) => to !== null && dueText(desk, to) === dueText(desk, from));
}

/** What a hold writes: that an answer is waited for, or that the ticket is to be closed. */
function chasing({ texts }: TicketDesk, what: 'remind' | 'offer-to-close') {
  return what === 'remind' ? texts.times.holdReminder : texts.times.closeOffer;
}

/** The same, told beside something else. */
function chasingBlocks(desk: TicketDesk, what: 'remind' | 'offer-to-close' | undefined): Block[] {
  return what === undefined ? [] : [paragraph(chasing(desk, what).intro)];
}

/** Beside what a mail is about, the times that moved in the same step. */
function movedBlocks(desk: TicketDesk, promises: readonly MovedPromise[]): Block[] {
  if (promises.length === 0) return [];
  const { intro } = areUnmoved(desk, promises) ? desk.texts.times.unmoved : desk.texts.times.moved;
  return [paragraph(intro), { kind: 'facts', rows: movedRows(desk, promises), highlight: true }];
}

/** What moved, each with what it replaces. */
function movedRows(desk: TicketDesk, promises: readonly MovedPromise[]): FactRow[] {
  const { moved: say } = desk.texts.times;
  return promises.map(({ clock, from, to }): FactRow => {
    const before = dueText(desk, from);
    if (to === null) return [promiseLabel(desk, clock), say.gone(before)];
    const now = dueText(desk, to);
    return [promiseLabel(desk, clock), now === before ? now : `${now}\n${say.instead(before)}`];
  });
}

/** Times the customer was told stand still; until when at most, unless it is the customer we wait for. */
function onHold(desk: TicketDesk): Letter {
  const { event, texts, place, policy, entity: ticket } = desk;
  const { waitsFor = 'date', until, moved: promises = [] } = event.data as DataOf<'ticket.paused'>;
  const say = texts.times.onHold;
  const stopped = stoppedPromises(ticket, event.at).map(
    ({ name, toldDueAt }): FactRow => [promiseLabel(desk, name), dueText(desk, toldDueAt!)],
  );
  const end: FactRow[] = waitsFor === 'customer' || !until ? [] : [[say.goesOn, writeInstant(until, place)]];
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: say.intro[waitsFor],
    title: say.title,
    blocks: [
      paragraph(say.intro[waitsFor]),
      ...(end.length > 0 ? [{ kind: 'facts' as const, rows: end, highlight: true }] : []),
      { kind: 'facts', heading: say.stopped, rows: stopped },
      paragraph(say.after),
      ...movedBlocks(desk, promises),
      paragraph(
        waitsFor === 'customer'
          ? texts.received.more(policy.business.phone, ticket.ticketId)
          : say.more(policy.business.phone, ticket.ticketId),
      ),
    ],
  };
}

/** Two tickets of one matter: under which number it goes on. What was promised under this one is none any more. */
function merged(desk: TicketDesk): Letter {
  const { event, texts, policy, entity: ticket } = desk;
  const { into, bookedFor, comes = null } = event.data as DataOf<'ticket.merged'>;
  const say = texts.times.merged;
  const agreed: FactRow[] = bookedFor ? [[texts.label.agreed, writeInstant(bookedFor, desk.place)]] : [];
  const who: FactRow[] = bookedFor && comes !== null ? [[texts.label.who, nameOf(policy, comes)]] : [];
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: say.title,
    title: say.title,
    blocks: [
      paragraph(say.intro),
      { kind: 'facts', rows: [[say.goesOn, into], ...agreed, ...who], highlight: true },
      paragraph(say.after),
      paragraph(texts.received.more(policy.business.phone, into)),
    ],
  };
}

function short(
  desk: TicketDesk,
  say: { title: string; intro: string; more: (phone: string, id: string) => string },
): Letter {
  const { entity: ticket, policy } = desk;
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: say.intro,
    title: say.title,
    blocks: [paragraph(say.intro), paragraph(say.more(policy.business.phone, ticket.ticketId))],
  };
}
