import { Temporal } from 'temporal-polyfill';
import { dueAt, elapsed } from '../calendar/business-time.ts';
import type { ClockName } from '../events.ts';
import { earliest, fromText, toText } from '../instants.ts';
import type { Policy, Rung } from '../policy/policy.ts';
import type { InstantText, Priority } from '../vocabulary.ts';
import type { Clock, ClockRung, Hold } from './ticket.ts';

const clockNames = ['first-response', 'resolution'] as const satisfies ClockName[];

/** Starts the clocks of a request type. */
export function startClocks(
  policy: Policy,
  promise: { requestType: string; priority: Priority; startedAt: InstantText },
  only: readonly ClockName[] = clockNames,
): Clock[] {
  return only.map((name) => {
    const { calendar, target } = promisedTarget(policy, promise.requestType, name, promise.priority);
    const clock: Clock = {
      name,
      state: 'running',
      calendar,
      target,
      startedAt: promise.startedAt,
      dueAt: null,
      metAt: null,
      breachedAt: null,
      rungs: [],
    };
    return retimed(policy, clock, []);
  });
}

/** The same clocks under another priority: targets change, time on hold and climbed rungs stay. */
export function retargetClocks(
  policy: Policy,
  clocks: readonly Clock[],
  change: { requestType: string; priority: Priority; holds: readonly Hold[] },
): Clock[] {
  return clocks.map((clock) =>
    isTicking(clock)
      ? retimed(
          policy,
          { ...clock, ...promisedTarget(policy, change.requestType, clock.name, change.priority) },
          change.holds,
        )
      : clock,
  );
}

/** Stops every ticking clock while the ticket is on hold. A promise already broken stays on record as that. */
export function pauseClocks(clocks: readonly Clock[], at: InstantText): Clock[] {
  return clocks.map((clock) =>
    clock.state === 'running' ? { ...clock, state: 'paused', dueAt: null, breachedAt: breachedBy(clock, at) } : clock,
  );
}

/** Lets paused clocks run on, crediting the time on hold. */
export function resumeClocks(policy: Policy, clocks: readonly Clock[], holds: readonly Hold[]): Clock[] {
  return clocks.map((clock) =>
    clock.state === 'paused' ? retimed(policy, { ...clock, state: 'running' }, holds) : clock,
  );
}

/** The promise was kept at `at`, or kept late: then it stays on record as broken at its due instant. */
export function meetClock(clock: Clock, at: InstantText): Clock {
  if (!isTicking(clock)) return clock;
  return { ...clock, state: 'met', metAt: at, breachedAt: breachedBy(clock, at) };
}

function breachedBy({ dueAt, breachedAt }: Clock, at: InstantText): InstantText | null {
  return breachedAt ?? (dueAt !== null && dueAt < at ? dueAt : null);
}

export function cancelClock(clock: Clock): Clock {
  return isTicking(clock) ? { ...clock, state: 'cancelled' } : clock;
}

/** The rungs a running clock has yet to climb. */
export function waitingRungs(clock: Clock): ClockRung[] {
  return clock.state === 'running' ? clock.rungs.filter((rung) => rung.firedAt === null) : [];
}

/** The earliest instant at which any clock wants attention. */
export function nextDue(clocks: readonly Clock[]): InstantText | null {
  return earliest(clocks.flatMap(waitingRungs).map((rung) => rung.dueAt));
}

function isTicking(clock: Clock): boolean {
  return clock.state === 'running' || clock.state === 'paused';
}

function promisedTarget(policy: Policy, requestType: string, clock: ClockName, priority: Priority) {
  const promise = policy.requestTypes[requestType]!.clocks[clock];
  return { calendar: promise.calendar, target: promise.target[priority] ?? promise.target.normal };
}

/** Computes when the promise and each rung are due; a paused clock is due at no known time. */
function retimed(policy: Policy, clock: Clock, holds: readonly Hold[]): Clock {
  if (clock.state !== 'running') return clock;
  const due = inBusinessTime(policy, clock, clock.target, holds);
  const rungs = policy.ladder.map((rung) => ({
    name: rung.name,
    dueAt: rungDue(policy, clock, rung, due, holds),
    firedAt: clock.rungs.find((climbed) => climbed.name === rung.name)?.firedAt ?? null,
  }));
  return { ...clock, dueAt: due, rungs };
}

function rungDue(policy: Policy, clock: Clock, rung: Rung, due: InstantText, holds: readonly Hold[]): InstantText {
  if ('after' in rung.at) {
    const zone = policy.calendars[clock.calendar]!.timeZone;
    return toText(fromText(due).toZonedDateTimeISO(zone).add(rung.at.after).toInstant());
  }
  if (rung.at.share === 1) return due;
  const seconds = Math.round(openSeconds(policy, clock) * rung.at.share);
  return inBusinessTime(policy, clock, Temporal.Duration.from({ seconds }), holds);
}

/** The open time a target spans: of one in days, weeks or months, that depends on when it starts. */
function openSeconds(policy: Policy, clock: Clock): number {
  const due = fromText(inBusinessTime(policy, clock, clock.target, []));
  const open = elapsed(policy.calendars[clock.calendar]!, fromText(clock.startedAt), due);
  if (!open.ok) throw new Error(`${clock.calendar}: ${open.error.detail}`);
  return open.value.seconds;
}

function inBusinessTime(
  policy: Policy,
  clock: Clock,
  target: Temporal.Duration | string,
  holds: readonly Hold[],
): InstantText {
  const result = dueAt(
    policy.calendars[clock.calendar]!,
    fromText(clock.startedAt),
    target,
    holds.map((hold) => [fromText(hold.from), hold.to === null ? null : fromText(hold.to)] as const),
  );
  // A policy is refused when one of its calendars never opens, and a running clock has no open hold.
  if (!result.ok) throw new Error(`${clock.calendar}: ${result.error.detail}`);
  if (result.value.due === null) throw new Error('a running clock must not be on hold');
  return toText(result.value.due);
}
