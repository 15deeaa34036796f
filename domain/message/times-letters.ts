import type { LatePromise, TicketEventData } from '../events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';
import { clockTitle, type Desk } from './desk.ts';
import type { FactRow, Letter } from './mail.ts';
import { facts, frame, paragraph, promiseBlocks, promiseLabel, subjectOf } from './ticket-parts.ts';
import { writeInstant } from './when.ts';

type TicketDesk = Desk<Ticket>;
type DataOf<T extends TicketEventData['type']> = Extract<TicketEventData, { type: T }>;

/** What a customer reads about times: that they stand still, have moved, or have passed. */
export const timesLetters = {
  'promise-late': late,
  'promises-moved': moved,
  'ticket-on-hold': onHold,
  'hold-reminder': (desk) => short(desk, desk.texts.times.holdReminder),
  'hold-close-offer': (desk) => short(desk, desk.texts.times.closeOffer),
} satisfies Record<string, (desk: TicketDesk) => Letter>;

/** Promises we do not keep, said as it is: which ones, when they were for, and when they will really be, or who calls. */
function late(desk: TicketDesk): Letter {
  const { event, texts, place, policy, entity: ticket } = desk;
  const data = event.data as DataOf<'rung.fired'>;
  const all: LatePromise[] = [data, ...(data.alsoLate ?? [])];
  const say = texts.late;
  const how = howLate(all, event.at);
  const again = texts.times.lateAgain;
  const rows: FactRow[] = all.flatMap(({ newPromiseAt, clock }) =>
    newPromiseAt === null
      ? []
      : [[all.length > 1 ? clockTitle(desk, clock) : texts.label.newTime, writeInstant(newPromiseAt, place)]],
  );
  const caller = policy.staff.find(({ id }) => id === data.callBy)?.name ?? again.somebody;
  const first = rows[0]?.[1];
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: first === undefined ? again.title : say.preview(first),
    title: data.callBy ? again.title : say[how].title,
    blocks: [
      paragraph(data.callBy ? again.intro(caller) : say[how].intro),
      facts(all.flatMap((one) => lateRows(desk, one))),
      ...promiseBlocks(say[how].promise, rows),
      paragraph(
        rows.length > 0
          ? say.more(policy.business.phone, ticket.ticketId)
          : texts.received.more(policy.business.phone, ticket.ticketId),
      ),
    ],
  };
}

function lateRows(desk: TicketDesk, { clock, toldDueAt }: LatePromise): FactRow[] {
  const { label } = desk.texts;
  const what: FactRow = [label.promised, clockTitle(desk, clock)];
  return toldDueAt ? [what, [label.promisedFor, writeInstant(toldDueAt, desk.place)]] : [what];
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
  const { moved: promises } = event.data as DataOf<'ticket.promises-moved'>;
  const say = texts.times.moved;
  const rows = promises.map(({ clock, from, to }): FactRow => {
    const before = writeInstant(from, place);
    const value =
      to === null
        ? say.gone(before)
        : from === to
          ? writeInstant(to, place)
          : `${writeInstant(to, place)}\n${say.instead(before)}`;
    return [promiseLabel(desk, clock), value];
  });
  return {
    ...frame(desk),
    subject: `Re: ${subjectOf(ticket)}`,
    preview: say.preview,
    title: say.title,
    blocks: [
      paragraph(say.intro),
      { kind: 'facts', rows, highlight: true },
      paragraph(texts.received.more(policy.business.phone, ticket.ticketId)),
    ],
  };
}

/** Times the customer was told stand still; until when at most, unless it is the customer we wait for. */
function onHold(desk: TicketDesk): Letter {
  const { event, texts, place, policy, entity: ticket } = desk;
  const { waitsFor = 'date', until } = event.data as DataOf<'ticket.paused'>;
  const say = texts.times.onHold;
  const stopped = ticket.clocks.flatMap(({ name, state, toldDueAt }): FactRow[] =>
    state === 'paused' && toldDueAt && toldDueAt > event.at
      ? [[promiseLabel(desk, name), writeInstant(toldDueAt, place)]]
      : [],
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
      paragraph(
        waitsFor === 'customer'
          ? texts.received.more(policy.business.phone, ticket.ticketId)
          : say.more(policy.business.phone, ticket.ticketId),
      ),
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
