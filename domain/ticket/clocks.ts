import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { bookedTime } from './booked-for.ts';
import { isTicking, newTimeName } from './clock-state.ts';
import { ownEnd } from './own-clocks.ts';
import { lastRun, type Run } from './runs.ts';
import { type ClockTerms, type Facts, ownTerms, termsOf, termsOfClock } from './terms.ts';
import type { Clock, ClockRung, Ticket } from './ticket.ts';
import { timed } from './timing.ts';
import { untimed } from './untimed.ts';

/** What of a ticket its clocks are computed from. */
export type Timeline = Facts & Pick<Ticket, 'clocks' | 'openedAt' | 'moments' | 'holds'>;

/**
 * The clocks after something has happened that the ticket's moments tell: what it ends has ended, and what it starts
 * has started. What ticks on keeps its times.
 */
export function clocksAfter(policy: Policy, ticket: Timeline, at: InstantText): Clock[] {
  return clocksOf(policy, ticket, at, (clock) => clock);
}

/**
 * The clocks computed again from the ticket's moments and holds: after another priority, request type, team, calendar,
 * policy or hold. What ticks keeps its start, its climbed rungs and time on hold; what is promised no longer is
 * cancelled; what is newly promised stands as if it had been promised all along. What is over stays as it came out.
 */
export function retimedClocks(policy: Policy, ticket: Timeline, at: InstantText): Clock[] {
  return clocksOf(policy, ticket, at, (clock, promise) => timed(policy, noted(clock, at), promise, ticket.holds, at));
}

/**
 * The clocks once what had met some of them at an instant turns out never to have reached the customer: those go on as
 * if it had not been, from their old start to their old due time, unless something later met them.
 */
export function clocksUnmet(policy: Policy, ticket: Timeline, metAt: InstantText, at: InstantText): Clock[] {
  const wasMet = (clock: Clock) => clock.state === 'met' && clock.metAt === metAt;
  const unmet = new Set(ticket.clocks.filter(wasMet).map(({ name }) => name));
  const clocks = ticket.clocks.map((clock): Clock => {
    if (!wasMet(clock)) return clock;
    const { own } = clock;
    const base = own?.kind === 'new-time' ? ticket.clocks.find(({ name }) => name === own.of) : undefined;
    // What repeats has begun again with it: its run before goes on as another one, and so does the new time of that.
    const goesOn = own?.kind === 'new-time' && base?.startedAt === metAt && { own: { ...own, ofRun: base.run + 1 } };
    return { ...clock, state: 'running', metAt: null, ...goesOn };
  });
  const goneOn = clocksOf(policy, { ...ticket, clocks }, at, (clock, promise) =>
    unmet.has(clock.name) ? lastTimed(timed(policy, clock, promise, ticket.holds, at), at) : clock,
  );
  return goneOn.map((clock) => {
    const known = ticket.clocks.find(({ name }) => name === clock.name);
    const isAgain = clock.own === undefined && clock.startedAt < metAt && known?.startedAt === metAt;
    return isAgain && isTicking(clock) ? climbedUntil(policy, ticket, clock, metAt, at) : clock;
  });
}

/** A run that goes on from an old start: what was due until an instant has been climbed, though nobody knows it any more. */
function climbedUntil(policy: Policy, ticket: Timeline, clock: Clock, until: InstantText, at: InstantText): Clock {
  const promise = termsOfClock(policy, ticket, clock.name);
  if (!promise) return clock;
  const breachedAt = clock.dueAt !== null && clock.dueAt <= until ? clock.dueAt : null;
  const known: Clock = { ...clock, breachedAt, rungs: [], hasOtherLadder: true };
  return lastTimed(timed(policy, known, promise, ticket.holds, at), at);
}

/** What fell due while the clock stood still could not be acted on before it went on. */
function lastTimed(clock: Clock, at: InstantText): Clock {
  const isPast = waitingRungs(clock).some(({ dueAt }) => dueAt <= at) || (clock.dueAt !== null && clock.dueAt <= at);
  return isPast ? { ...clock, timedAt: at } : clock;
}

/**
 * Whether a clock that ticks is timed by a calendar as it no longer is, or by one its team no longer has. Targets and
 * clocks a policy has lost are no reason: what was promised to somebody is not taken back unasked.
 */
export function isOutdated(policy: Policy, ticket: Timeline): boolean {
  return ticket.clocks.filter(isTicking).some((clock) => {
    const calendar = termsOfClock(policy, ticket, clock.name)?.calendar;
    if (calendar === undefined) return false;
    return calendar !== clock.calendar || (policy.calendarVersions?.[calendar] ?? null) !== clock.calendarVersion;
  });
}

function clocksOf(
  policy: Policy,
  ticket: Timeline,
  at: InstantText,
  goOn: (clock: Clock, promise: ClockTerms) => Clock,
): Clock[] {
  const terms = new Map(termsOf(policy, ticket));
  const runOf = (promise: ClockTerms) => lastRun(promise, ticket.openedAt, ticket.moments);
  const begin = (name: string, run: number, started: Run, promise: ClockTerms) =>
    timed(policy, newClock(name, run, started, promise, at), promise, ticket.holds, at);

  const fromType = ticket.clocks.filter((clock) => clock.own === undefined);
  const kept = fromType.map((clock) => {
    const promise = terms.get(clock.name);
    const run = promise ? runOf(promise) : null;
    if (!promise || !run) return cancelled(clock, at);
    if (run.end !== null && !isTicking(clock)) return clock;
    if (run.startedAt !== clock.startedAt || run.bookedFor !== clock.bookedFor)
      return ended(begin(clock.name, clock.run + 1, run, promise), run);
    if (run.end?.at === at) return ended(clock, run);
    return ended(isTicking(clock) ? goOn(clock, promise) : revived(policy, clock, promise, ticket, at), run);
  });
  const added = [...terms].flatMap(([name, promise]) => {
    const run = fromType.some((clock) => clock.name === name) ? null : runOf(promise);
    return run ? [ended(begin(name, 1, run, promise), run)] : [];
  });
  const brought = [...kept, ...added];
  const own = ticket.clocks.filter((clock) => clock.own !== undefined);
  const followed = own.map((clock) => followOwn(policy, ticket, clock, brought, at, goOn));
  return [...brought.map((clock) => withNewPromise(clock, followed)), ...followed];
}

/** A clock of the ticket's own, once those it follows have changed. */
function followOwn(
  policy: Policy,
  ticket: Timeline,
  clock: Clock,
  brought: readonly Clock[],
  at: InstantText,
  goOn: (clock: Clock, promise: ClockTerms) => Clock,
): Clock {
  if (!isTicking(clock)) return clock;
  const bookedFor = bookedTime(policy.requestTypes[ticket.requestType], ticket.moments);
  const end = ownEnd(clock, brought, bookedFor, at);
  if (end === 'goes-on') return goOn(clock, ownTerms(policy, ticket, clock));
  return end === 'met' ? met(clock, at) : cancelled(clock, at);
}

/** The new time is told of a promise as long as it is timed. */
function withNewPromise(clock: Clock, own: readonly Clock[]): Clock {
  const newTime = own.find(({ name }) => name === newTimeName(clock.name));
  const newPromiseAt = newTime && isTicking(newTime) && isTicking(clock) ? newTime.dueAt : clock.newPromiseAt;
  const isWithdrawn = newTime?.state === 'cancelled' && isTicking(clock);
  const told = isWithdrawn ? null : newPromiseAt;
  return told === clock.newPromiseAt ? clock : { ...clock, newPromiseAt: told };
}

/** A clock that was cancelled when it was promised no longer, and is promised again: nothing of it was due meanwhile. */
function revived(policy: Policy, clock: Clock, promise: ClockTerms, { holds }: Timeline, at: InstantText): Clock {
  return timed(policy, { ...clock, metAt: null, cancelledAt: null, dueAt: null }, promise, holds, at);
}

/** A clock that ends well now. */
export function met(clock: Clock, at: InstantText): Clock {
  return isTicking(clock) ? { ...noted(clock, at), state: 'met', metAt: at } : clock;
}

/** As its run came out. A promise met late stays on record as broken at its due instant. */
function ended(clock: Clock, { end }: Run): Clock {
  if (end === null || !isTicking(clock)) return clock;
  if (end.as === 'cancelled') return cancelled(clock, end.at);
  return { ...noted(clock, end.at), state: 'met', metAt: end.at };
}

/** A clock that ends because it is promised no longer. */
export function cancelled(clock: Clock, at: InstantText): Clock {
  return isTicking(clock) ? { ...noted(clock, at), state: 'cancelled', cancelledAt: at } : clock;
}

/** With the breach on record if the promise ran out before an instant and nobody has noted it. */
function noted(clock: Clock, at: InstantText): Clock {
  if (clock.own?.kind === 'hold') return clock;
  return runsOutUnnoted(clock) && clock.dueAt < at ? { ...clock, breachedAt: clock.dueAt } : clock;
}

/** The rungs a running clock has yet to climb: those never climbed, or not for the instant at which they stand now. */
export function waitingRungs(clock: Clock): ClockRung[] {
  return clock.state === 'running' ? clock.rungs.filter(isWaiting) : [];
}

function isWaiting({ dueAt, firedAt, skipped }: ClockRung): boolean {
  return !skipped && (firedAt === null || dueAt > firedAt);
}

/** Whether the promise has run out, or will, and nobody has noted it yet; of a hold, whether it goes on until then. */
export function runsOutUnnoted(clock: Clock): clock is Clock & { dueAt: InstantText } {
  return clock.state === 'running' && clock.dueAt !== null && clock.breachedAt === null;
}

/** The earliest instant at which any clock wants attention. */
export function nextDue(clocks: readonly Clock[]): InstantText | null {
  let first: InstantText | null = null;
  for (const clock of clocks) {
    if (clock.state !== 'running') continue;
    for (const rung of clock.rungs) if (isWaiting(rung) && (first === null || rung.dueAt < first)) first = rung.dueAt;
    if (runsOutUnnoted(clock) && (first === null || clock.dueAt < first)) first = clock.dueAt;
  }
  return first;
}

function newClock(
  name: string,
  run: number,
  { startedAt, bookedFor }: Run,
  promise: ClockTerms,
  at: InstantText,
): Clock {
  return {
    ...untimed,
    name,
    run,
    state: 'running',
    calendar: promise.calendar,
    target: promise.target,
    exception: promise.exception,
    startedAt,
    ...(bookedFor !== undefined && { bookedFor }),
    timedAt: at,
  };
}
