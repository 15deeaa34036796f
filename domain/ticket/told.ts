import { textOf } from '../instants.ts';
import type { Rung } from '../policy/ladder.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { isTicking, newTimeName } from './clock-state.ts';
import { waitingRungs } from './clocks.ts';
import type { MovedPromise, TicketEventData } from './events.ts';
import { type ClockTerms, type Facts, termsOfClock } from './terms.ts';
import type { Clock, Ticket } from './ticket.ts';
import type { TransitionName } from './transitions.ts';

/** The instant a customer is told of a clock: of a booked time that time itself, that a little later is in time is ours. */
export function toldInstant({ state, dueAt, bookedFor }: Clock): InstantText | null {
  return state === 'running' ? (bookedFor ?? dueAt) : null;
}

/** The minute a customer is told for an instant we choose: five of them, rounded down, so that we are never later than said. */
export function toldMinute(instant: InstantText): InstantText {
  const step = 5 * 60_000;
  return textOf(Math.floor(Date.parse(instant) / step) * step);
}

/**
 * Whether a clock is listed to the customer at an instant: it is one they are told, and what they would read is still to
 * come.
 */
export function isListed(policy: Policy, ticket: Facts & { clocks: readonly Clock[] }, clock: Clock, at: InstantText) {
  const instant = toldInstant(clock);
  if (instant === null || (clock.bookedFor === undefined ? toldMinute(instant) : instant) <= at) return false;
  return termsOfClock(policy, { ...ticket, clocks: [...ticket.clocks] }, clock.name)?.told ?? false;
}

/** The clocks once the customer has been told all that is promised. */
export function toldNow(policy: Policy, ticket: Ticket, at: InstantText): Clock[] {
  return ticket.clocks.map((clock) =>
    isListed(policy, ticket, clock, at) ? { ...clock, toldDueAt: toldInstant(clock) } : clock,
  );
}

/** Whether the mail an event brings lists what is promised. */
export function listsPromises(data: TicketEventData): boolean {
  if (data.type === 'ticket.replied') return data.by !== 'phone';
  return data.type === 'ticket.opened' || data.type === 'ticket.reopened';
}

/** What falls away by these the customer sees, or reads of in the mail that tells the deed. */
const seen: readonly string[] = [
  'reply',
  'message',
  'milestone',
  'book',
  'resolve',
  'reopen',
  'merge',
] satisfies TransitionName[];

/** By these a promise may go on as another run, which nothing has met. */
const restarting: readonly string[] = ['retype', 'repromise', 'mailReturned'] satisfies TransitionName[];

/**
 * What a change moves of what the customer was told, and the clocks once that is told, too. What has run out is not moved:
 * the customer hears of that by its ladder. Of a ticket off hold everything is told anew, as its times had stopped.
 * @param termsOf how a clock is promised to the ticket as it is now
 */
export function movedPromises(
  before: readonly Clock[],
  after: readonly Clock[],
  transition: string,
  at: InstantText,
  termsOf: (clock: string) => Pick<ClockTerms, 'told' | 'ladder'> | undefined,
): { moved: MovedPromise[]; clocks: Clock[] } {
  const moved: MovedPromise[] = [];
  const toldAt = new Map<Clock, InstantText | null>();
  for (const base of before) {
    const now = after.find(({ name }) => name === base.name);
    if (!now || base.own || !isTicking(base)) continue;
    if (now.run !== base.run && !restarting.includes(transition)) continue;
    const old = promised(base, before);
    // A booked time is told, and called off, in mails of its own; not so the new time told in its place.
    if (old === base && base.bookedFor !== undefined) continue;
    const current = promised(now, after);
    const from = old.toldDueAt;
    if (!from || (now === base && current === old)) continue;
    const to = movedTo({ old, current, told: from }, transition, at, termsOf);
    if (to === undefined) continue;
    // Of what stood still the customer was told that new times follow.
    const hasStopped = old.state === 'paused' && old.breachedAt === null;
    if (to !== null || from > at || hasStopped) moved.push({ clock: base.name, run: base.run, from, to });
    // That one is on hold is no reason to forget what it was told for: once it goes on, that is told anew.
    if (current.state !== 'paused' || !termsOf(base.name)?.told) toldAt.set(current, to);
  }
  const clocks = after.map((clock) => {
    const toldDueAt = toldAt.get(clock) ?? (toldAt.has(clock) ? null : toldOfRunBefore(clock, before));
    return toldDueAt === undefined ? clock : { ...clock, toldDueAt };
  });
  return { moved, clocks };
}

/** What the customer was told of the run before, where the promise goes on for that very instant. */
function toldOfRunBefore({ name, run, state, dueAt }: Clock, before: readonly Clock[]): InstantText | undefined {
  const old = before.find((one) => one.name === name);
  const goesOn = old && old.run !== run && isTicking(old) && state === 'running';
  return goesOn && dueAt !== null && old.toldDueAt === dueAt ? dueAt : undefined;
}

/**
 * The instant a promise is to be told for instead of the one it was told for; null where it is promised to the customer no
 * longer, undefined where there is nothing to tell.
 */
function movedTo(
  { old, current, told }: { old: Clock; current: Clock; told: InstantText },
  transition: string,
  at: InstantText,
  termsOf: (clock: string) => Pick<ClockTerms, 'told' | 'ladder'> | undefined,
): InstantText | null | undefined {
  if (!isTicking(current)) return current.state === 'cancelled' && !seen.includes(transition) ? null : undefined;
  // By another type, or another policy, nobody tells the customer of it any more.
  if (!termsOf(current.own?.kind === 'new-time' ? current.own.of : current.name)?.told) return null;
  // What ran on while on hold, and stops now; a hold itself is told in a mail of its own.
  if (current.state === 'paused') return old.state === 'running' && transition !== 'pause' ? null : undefined;
  // A new time of this very step is told by the rung that made it.
  if (current.own && !(old.name === current.name && old.run === current.run)) return undefined;
  // What is due at a booked time is told by the booking; a promise told before it holds no longer.
  if (current.bookedFor !== undefined) {
    if (current.bookedFor === told || told <= at) return undefined;
    return current.bookedFor > at ? current.bookedFor : null;
  }
  const hasStopped = old.state === 'paused';
  if (current.dueAt === told && !hasStopped) return undefined;
  if (current.dueAt !== null && toldMinute(current.dueAt) > at) return current.dueAt;
  // What has run out by this is told late; where its ladder does not do so any more, it is none that was told.
  return tellsLate(current, termsOf(current.name)?.ladder ?? [], at) ? undefined : null;
}

/** Whether a rung that is due tells the customer that a promise is late. */
function tellsLate(clock: Clock, ladder: readonly Rung[], at: InstantText): boolean {
  const telling = ladder.filter(({ tellCustomer }) => tellCustomer !== undefined).map(({ name }) => name);
  return waitingRungs(clock).some(({ name, dueAt }) => dueAt <= at && telling.includes(name));
}

/** What a hold stops of what the customer was told for a time to come. */
export function stoppedPromises({ clocks }: Pick<Ticket, 'clocks'>, at: InstantText): Clock[] {
  return clocks.filter(
    (clock) => clock.state === 'paused' && clock.toldDueAt && clock.toldDueAt > at && promised(clock, clocks) === clock,
  );
}

/** What stands for a promise: the new time in its place, if one is timed. */
function promised(base: Clock, clocks: readonly Clock[]): Clock {
  const newTime = clocks.find(({ name }) => name === newTimeName(base.name));
  return newTime && isTicking(newTime) ? newTime : base;
}
