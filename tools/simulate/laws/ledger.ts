import { millisBetween } from '../../../domain/instants.ts';
import type { LatePromise } from '../../../domain/ticket/events.ts';
import type { Clock, Ticket } from '../../../domain/ticket/ticket.ts';
import { stoppedPromises, toldMinute } from '../../../domain/ticket/told.ts';
import type { InstantText } from '../../../domain/vocabulary.ts';
import type { Mail, Recording, Step } from '../recording.ts';

/** What a customer was last told about a promise, for as long as it lies ahead or is not kept. */
export interface ToldPromise {
  ticketId: string;
  clock: string;
  run: number;
  instant: InstantText;
  toldAt: InstantText;
}

/** Mails may round an instant down by less than this: what is told is a little earlier than what is timed. */
const roundedMs = 5 * 60_000;

/** Whether a clock is what a told instant is timed by. */
export function isTimedBy(clock: Clock, instant: InstantText): boolean {
  if (clock.state !== 'running') return false;
  const due = clock.bookedFor === undefined ? clock.dueAt : clock.bookedFor;
  return due !== null && isSameInstant(instant, due);
}

function isSameInstant(told: InstantText, timed: InstantText): boolean {
  return told === timed || (told < timed && millisBetween(told, timed) < roundedMs);
}

/** The tickets of a step as it left them. */
export function ticketsAfter({ tickets }: Step): Ticket[] {
  if (tickets.length < 2) return tickets.map(({ ticket }) => ticket);
  return [...new Map(tickets.map(({ ticket }) => [ticket.ticketId, ticket])).values()];
}

/** The mails of a step about one ticket or visit. */
export function mailsAbout({ mails }: Step, entityId: string): Mail[] {
  return mails.filter((mail) => mail.entityId === entityId);
}

/** Every instant a mail names that is still to come when it is sent. */
export function aheadIn({ instants, at }: Mail): InstantText[] {
  return instants.filter((instant) => instant > at);
}

/**
 * The clock a told instant belongs to: one that is timed by it, and was not named by the same mail before. Of several it is
 * the one the ticket keeps as told.
 */
export function clockToldOf(ticket: Ticket, instant: InstantText, named: ReadonlySet<string>): Clock | undefined {
  const timed = ticket.clocks.filter((clock) => !named.has(clock.name) && isTimedBy(clock, instant));
  return timed.find(({ toldDueAt }) => toldDueAt && isSameInstant(instant, toldDueAt)) ?? timed[0];
}

/**
 * Goes through a life with what the customer knows at each step: the promises told until then, and what the step's own
 * mails tell, which counts from the next step on.
 */
export function walk(recording: Recording, visit: (step: Step, known: ReadonlyMap<string, ToldPromise>) => void): void {
  const known = new Map<string, ToldPromise>();
  const tickets = new Map<string, Ticket>();
  for (const step of recording.steps) {
    visit(step, known);
    for (const ticket of ticketsAfter(step)) {
      tickets.set(ticket.ticketId, ticket);
      for (const [key, told] of known) {
        if (told.ticketId === ticket.ticketId && (isMet(step, told) || isOver(ticket, told))) known.delete(key);
      }
    }
    for (const mail of step.mails) {
      // The mail of a visit also tells what the ticket promises that came of it.
      const from = step.visits.find(({ visit }) => visit.visitId === mail.entityId)?.visit;
      const ticket = tickets.get(from?.openedTicketId ?? mail.entityId);
      if (!ticket) continue;
      const named = new Set<string>();
      const replaced = replacedBy(step, mail);
      const now = newTimesIn(step, mail);
      for (const { clock, instant } of replaced) {
        for (const name of [clock, `${clock}:new-time`]) {
          const key = keyOf(ticket.ticketId, name);
          if (known.get(key)?.instant === instant) known.delete(key);
        }
      }
      for (const instant of aheadIn(mail)) {
        if (replaced.some((one) => one.instant === instant) && !now.has(instant)) continue;
        const clock = clockToldOf(ticket, instant, named);
        if (!clock) continue;
        named.add(clock.name);
        known.set(keyOf(ticket.ticketId, clock.name), {
          ticketId: ticket.ticketId,
          clock: clock.name,
          run: clock.run,
          instant,
          toldAt: mail.at,
        });
      }
    }
  }
}

/** What a mail names only to say that it holds no longer. */
function replacedBy(step: Step, mail: Mail) {
  const late = lateIn(step, mail).map(({ clock, toldDueAt }) => ({ clock: clock.split(':', 1)[0]!, from: toldDueAt }));
  const stopped = eventOf(step, mail)?.type === 'ticket.paused' ? stoppedIn(step, mail) : [];
  return [...movedIn(step, mail), ...late, ...stopped].flatMap(({ clock, from }) =>
    from ? [{ clock, instant: toldMinute(from) }] : [],
  );
}

/** The instants a mail names as what holds from now on. */
export function newTimesIn(step: Step, mail: Mail): ReadonlySet<InstantText> {
  const late = lateIn(step, mail).map(({ newPromiseAt }) => newPromiseAt);
  const now = [...late, ...movedIn(step, mail).map(({ to }) => to)];
  return new Set(now.flatMap((instant) => (instant === null ? [] : [toldMinute(instant)])));
}

function stoppedIn(step: Step, mail: Mail) {
  const ticket = ticketsAfter(step).find(({ ticketId }) => ticketId === mail.entityId);
  return stoppedPromises(ticket ?? { clocks: [] }, mail.at).map(({ name, toldDueAt }) => ({
    clock: name.split(':', 1)[0]!,
    from: toldDueAt,
  }));
}

function lateIn(step: Step, mail: Mail): LatePromise[] {
  const data = eventOf(step, mail);
  return data?.type === 'rung.fired' ? [data, ...(data.alsoLate ?? [])] : [];
}

function movedIn(step: Step, mail: Mail) {
  const data = eventOf(step, mail);
  return (data && 'moved' in data ? data.moved : null) ?? [];
}

function eventOf({ events }: Step, { eventId }: Mail) {
  return events.find((event) => event.eventId === eventId)?.data;
}

function keyOf(ticketId: string, clock: string): string {
  return `${ticketId} ${clock}`;
}

/** A deed has kept it: where another run begins by that, its time is another promise, however near the one that was told. */
function isMet({ events }: Step, { ticketId, clock: name, run }: ToldPromise): boolean {
  return events.some(
    ({ entityId, clocks = [] }) =>
      entityId === ticketId && clocks.some((one) => one.clock === name && one.run === run && one.step === 'met'),
  );
}

/** Kept, withdrawn or moved: what was told of it holds no longer. A promise that is broken is still to be kept. */
function isOver(ticket: Ticket, { clock: name, instant }: ToldPromise): boolean {
  const clock = ticket.clocks.find((one) => one.name === name);
  return !clock || !isTimedBy(clock, instant);
}
