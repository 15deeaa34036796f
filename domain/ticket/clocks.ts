import { earliest } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { type ClockTerms, termsOf, termsOfClock } from './terms.ts';
import type { Clock, ClockRung, Ticket } from './ticket.ts';
import { timed } from './timing.ts';

/** Something that starts clocks or meets them: `replied`, `resolved`, `customer-message`, `milestone:<name>`. */
export type Moment = string;

/** What of a ticket its clocks are computed from: the history as the ticket keeps it. */
export type Timeline = Pick<
  Ticket,
  | 'requestType'
  | 'priority'
  | 'customerClass'
  | 'channel'
  | 'assignee'
  | 'team'
  | 'status'
  | 'clocks'
  | 'holds'
  | 'milestones'
  | 'openedAt'
  | 'answeredAt'
  | 'repliedAt'
  | 'unansweredSince'
>;

/** The clocks that run from the opening of a ticket. */
export function openingClocks(policy: Policy, ticket: Timeline): Clock[] {
  return startClocks(policy, { ...ticket, clocks: [] }, 'opened', ticket.openedAt);
}

/** What a moment does to the clocks: those it meets, then those that start again or for the first time with it. */
export function clocksAfter(policy: Policy, ticket: Timeline, moment: Moment, at: InstantText): Clock[] {
  const met = ticket.clocks.map((clock) => {
    const promise = termsOfClock(policy, ticket, clock.name);
    return isTicking(clock) && promise?.metBy === moment ? meetClock(clock, at) : clock;
  });
  const again = met.map((clock, index) => {
    const promise = termsOfClock(policy, ticket, clock.name);
    const wasMet = clock !== ticket.clocks[index];
    return wasMet && promise?.repeats ? runAgain(policy, ticket, clock, promise, at) : clock;
  });
  return startClocks(policy, { ...ticket, clocks: again }, moment, at);
}

/** The ticket is settled: what that meets is met, as is what waited for an answer; everything else is over. */
export function settleClocks(policy: Policy, ticket: Timeline, at: InstantText): Clock[] {
  return ticket.clocks.map((clock) => {
    const promise = termsOfClock(policy, ticket, clock.name);
    const meets = promise?.metBy === 'resolved' || (promise?.metBy === 'replied' && !promise.repeats);
    return meets ? meetClock(clock, at) : cancelClock(clock);
  });
}

/** The ticket is taken up again: its settlement, and what repeats while it is open, are promised anew from now. */
export function reopenClocks(policy: Policy, ticket: Timeline, at: InstantText): Clock[] {
  const anew = termsOf(policy, ticket).filter(
    ([, { starts, metBy, repeats }]) => starts === 'opened' && (metBy === 'resolved' || repeats),
  );
  return anew.reduce(
    (clocks, [name, promise]) => startOne(policy, { ...ticket, clocks }, name, promise, at),
    [...ticket.clocks.map(cancelClock)],
  );
}

/**
 * The clocks computed again from the history: after another priority, request type, team, calendar or policy. Runs that
 * tick keep their start, time on hold and climbed rungs; clocks that are promised no longer are cancelled; clocks newly
 * promised start, and are met, when they would have been.
 */
export function retimedClocks(policy: Policy, ticket: Timeline): Clock[] {
  const kept = ticket.clocks.map((clock) => {
    if (!isTicking(clock)) return clock;
    const promise = termsOfClock(policy, ticket, clock.name);
    return promise ? timed(policy, clock, promise, ticket.holds) : cancelClock(clock);
  });
  const added = termsOf(policy, ticket).flatMap(([name, promise]) => {
    if (ticket.clocks.some((clock) => clock.name === name)) return [];
    return fromHistory(policy, ticket, name, promise) ?? [];
  });
  return [...kept, ...added];
}

/** Stops the clocks that stop on hold. A promise already broken stays on record as that. */
export function pauseClocks(policy: Policy, ticket: Timeline, at: InstantText): Clock[] {
  return ticket.clocks.map((clock) => {
    if (clock.state !== 'running' || termsOfClock(policy, ticket, clock.name)?.onHold === 'run') return clock;
    return { ...clock, state: 'paused', dueAt: null, breachedAt: breachedBy(clock, at) };
  });
}

/** Lets paused clocks run on, crediting the time on hold. */
export function resumeClocks(policy: Policy, ticket: Timeline): Clock[] {
  return ticket.clocks.map((clock) => {
    if (clock.state !== 'paused') return clock;
    const promise = termsOfClock(policy, ticket, clock.name);
    return promise ? timed(policy, { ...clock, state: 'running' }, promise, ticket.holds) : cancelClock(clock);
  });
}

/** The promise was kept at `at`, or kept late: then it stays on record as broken at its due instant. */
export function meetClock(clock: Clock, at: InstantText): Clock {
  if (!isTicking(clock)) return clock;
  return { ...clock, state: 'met', metAt: at, breachedAt: breachedBy(clock, at) };
}

export function cancelClock(clock: Clock): Clock {
  return isTicking(clock) ? { ...clock, state: 'cancelled' } : clock;
}

export function isTicking({ state }: Clock): boolean {
  return state === 'running' || state === 'paused';
}

/** The rungs a running clock has yet to climb. */
export function waitingRungs(clock: Clock): ClockRung[] {
  return clock.state === 'running' ? clock.rungs.filter((rung) => rung.firedAt === null) : [];
}

/** Whether the promise has run out, and nobody has noted it yet. */
export function runsOutUnnoted(clock: Clock): clock is Clock & { dueAt: InstantText } {
  return clock.state === 'running' && clock.dueAt !== null && clock.breachedAt === null;
}

/** The earliest instant at which any clock wants attention. */
export function nextDue(clocks: readonly Clock[]): InstantText | null {
  return earliest([
    ...clocks.flatMap(waitingRungs).map((rung) => rung.dueAt),
    ...clocks.filter(runsOutUnnoted).map((clock) => clock.dueAt),
  ]);
}

function breachedBy({ dueAt, breachedAt }: Clock, at: InstantText): InstantText | null {
  return breachedAt ?? (dueAt !== null && dueAt < at ? dueAt : null);
}

function startClocks(policy: Policy, ticket: Timeline, moment: Moment, at: InstantText): Clock[] {
  return termsOf(policy, ticket)
    .filter(([, { starts }]) => starts === moment)
    .reduce((clocks, [name, promise]) => startOne(policy, { ...ticket, clocks }, name, promise, at), ticket.clocks);
}

/** Starts a clock unless it ticks already; a later run takes the place of the one before it. */
function startOne(policy: Policy, ticket: Timeline, name: string, promise: ClockTerms, at: InstantText): Clock[] {
  const last = ticket.clocks.find((clock) => clock.name === name);
  if (!last) return [...ticket.clocks, newClock(policy, ticket, name, promise, at, 1)];
  if (isTicking(last)) return ticket.clocks;
  return ticket.clocks.map((clock) => (clock === last ? runAgain(policy, ticket, last, promise, at) : clock));
}

function runAgain(policy: Policy, ticket: Timeline, last: Clock, promise: ClockTerms, at: InstantText): Clock {
  return newClock(policy, ticket, last.name, promise, at, last.run + 1);
}

function newClock(
  policy: Policy,
  ticket: Timeline,
  name: string,
  promise: ClockTerms,
  startedAt: InstantText,
  run: number,
): Clock {
  const onHold = ticket.holds.some((hold) => hold.to === null) && promise.onHold === 'pause';
  const clock: Clock = {
    name,
    run,
    state: onHold ? 'paused' : 'running',
    calendar: promise.calendar,
    calendarVersion: null,
    target: promise.target,
    startedAt,
    dueAt: null,
    metAt: null,
    breachedAt: null,
    newPromiseAt: null,
    rungs: [],
  };
  return timed(policy, clock, promise, ticket.holds);
}

/** A clock that would have been started before now, as it would stand; null when nothing has started it yet. */
function fromHistory(policy: Policy, ticket: Timeline, name: string, promise: ClockTerms): Clock | null {
  const startedAt = promise.repeats ? (ticket.repliedAt ?? ticket.openedAt) : instantOf(ticket, promise.starts);
  if (startedAt === null) return null;
  const clock = newClock(policy, ticket, name, promise, startedAt, 1);
  const endedAt = promise.repeats ? null : instantOf(ticket, promise.metBy);
  return endedAt !== null && endedAt >= startedAt ? meetClock(clock, endedAt) : clock;
}

/** When a moment last came; null when it has not. */
function instantOf(ticket: Timeline, moment: Moment): InstantText | null {
  switch (moment) {
    case 'opened':
      return ticket.openedAt;
    case 'replied':
      return ticket.answeredAt;
    case 'customer-message':
      return ticket.answeredAt === null ? null : ticket.unansweredSince;
    case 'resolved':
      return null;
    default:
      return ticket.milestones[moment.slice('milestone:'.length)] ?? null;
  }
}
