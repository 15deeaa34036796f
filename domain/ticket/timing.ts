import { Temporal } from 'temporal-polyfill';
import type { Pause } from '../calendar/business-time.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { dueSecondsOf, elapsedSecondsOf } from '../calendar/due-seconds.ts';
import { inOrder, type Hold as Seconds } from '../calendar/holds.ts';
import { parseTarget, type Target } from '../calendar/target.ts';
import { addWorkingDays } from '../calendar/windows.ts';
import { fromText, latest, toText } from '../instants.ts';
import type { Rung } from '../policy/ladder.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { ClockTerms } from './terms.ts';
import type { Clock, Hold } from './ticket.ts';

/**
 * The clock by a promise: target, calendar, due time and every rung computed from its start. Time on hold is credited,
 * and rungs climbed in this run stay climbed. A clock that is not running is due at no known time.
 */
export function timed(policy: Policy, clock: Clock, promise: ClockTerms, holds: readonly Hold[]): Clock {
  const { calendar: name, target } = promise;
  const promised = { ...clock, calendar: name, target, calendarVersion: policy.calendarVersions?.[name] ?? null };
  if (clock.state !== 'running') return promised;
  const time = timeOf(policy, promised, promise, holds);
  const due = after(time, targetOf(target));
  const rungs = promise.ladder.map((rung) => ({
    name: rung.name,
    dueAt: latest(clock.startedAt, rungDue(time, rung, due)),
    firedAt: clock.rungs.find((climbed) => climbed.name === rung.name)?.firedAt ?? null,
  }));
  return { ...promised, dueAt: due, rungs };
}

/** So long after an instant in the clock's time: what a customer is told instead of a broken promise. */
export function promisedAnew(policy: Policy, clock: Clock, at: InstantText, within: string): InstantText {
  return textOf(dueSecond(calendarOf(policy, clock.calendar), secondOf(at), targetOf(within), []));
}

export function calendarOf(policy: Policy, name: string): Calendar {
  const calendar = policy.calendars[name];
  // A policy is refused when a promise names a calendar it does not have.
  if (!calendar) throw new Error(`the policy has no calendar ${name}`);
  return calendar;
}

/** Holds as the calendar takes them; none for a clock that runs on while the ticket is on hold. */
export function pausesOf(promise: Pick<ClockTerms, 'onHold'> | undefined, holds: readonly Hold[]): Pause[] {
  if (promise?.onHold === 'run') return [];
  return holds.map((hold) => [fromText(hold.from), hold.to === null ? null : fromText(hold.to)] as const);
}

/** The time of one clock, in whole seconds since 1970-01-01 UTC. */
interface ClockTime {
  readonly calendar: Calendar;
  readonly start: number;
  readonly holds: readonly Seconds[];
  /** Open seconds from the start to the due instant, holds left out. */
  readonly openSeconds: () => number;
}

function timeOf(policy: Policy, clock: Clock, terms: ClockTerms, holds: readonly Hold[]): ClockTime {
  const calendar = calendarOf(policy, clock.calendar);
  const start = secondOf(clock.startedAt);
  const target = targetOf(clock.target);
  let open: number | undefined;
  return {
    calendar,
    start,
    holds: terms.onHold === 'run' ? [] : secondsOf(holds),
    openSeconds() {
      open ??= elapsedSecondsOf(calendar, start, dueSecond(calendar, start, target, []));
      return open;
    },
  };
}

function after({ calendar, start, holds }: ClockTime, target: Target): InstantText {
  return textOf(dueSecond(calendar, start, target, holds));
}

/**
 * Shares and offsets are counted in the clock's own time: of a target in days, weeks or months, in the open time that
 * it spans. Days before or after the due instant are working days at the same local time.
 */
function rungDue(time: ClockTime, { at }: Rung, due: InstantText): InstantText {
  if ('share' in at) {
    return at.share === 1 ? due : after(time, exactly(Math.round(time.openSeconds() * at.share)));
  }
  const isBefore = 'before' in at;
  const offset = targetOf(isBefore ? at.before : at.after);
  if (!offset.dates) {
    return after(time, exactly(Math.max(0, time.openSeconds() + (isBefore ? -offset.seconds : offset.seconds))));
  }
  if (!isBefore) return textOf(dueSecond(time.calendar, secondOf(due), offset, []));
  return daysBefore(time.calendar, due, Temporal.Duration.from(at.before));
}

function daysBefore(calendar: Calendar, due: InstantText, offset: Temporal.Duration): InstantText {
  const local = fromText(due).toZonedDateTimeISO(calendar.timeZone);
  const { years, months, weeks, days, hours, minutes, seconds } = offset;
  const day = local.toPlainDate().subtract({ years, months, weeks });
  const working = addWorkingDays(calendar, day, -days);
  // The clock itself has found an opening there.
  if (!working.ok) throw new Error(working.error.detail);
  const then = working.value.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: local.toPlainTime() });
  return toText(then.subtract({ hours, minutes, seconds }).toInstant());
}

function dueSecond(calendar: Calendar, start: number, target: Target, holds: readonly Seconds[]): number {
  const result = dueSecondsOf(calendar, start, target, holds);
  // A policy is refused when one of its calendars never opens, and a running clock has no open hold.
  if (!result.ok) throw new Error(result.error.detail);
  if (result.value.due === null) throw new Error('a running clock must not be on hold');
  return result.value.due;
}

function targetOf(duration: string): Target {
  const parsed = parseTarget(duration);
  // The policy's schema has refused what is no duration.
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

function exactly(seconds: number): Target {
  return { dates: null, seconds };
}

/** Holds in whole seconds, in order and merged: a part of a second counts as on hold. */
function secondsOf(holds: readonly Hold[]): readonly Seconds[] {
  const ordered = inOrder(
    holds.map(({ from, to }) => ({
      from: Math.floor(Date.parse(from) / 1000),
      to: to === null ? Number.POSITIVE_INFINITY : secondOf(to),
    })),
  );
  // A hold never ends before it began.
  if (!ordered.ok) throw new Error(ordered.error.detail);
  return ordered.value;
}

/** A part of a second is rounded up, so that nothing is due too early. */
function secondOf(instant: InstantText): number {
  return Math.ceil(Date.parse(instant) / 1000);
}

function textOf(second: number): InstantText {
  return new Date(second * 1000).toISOString();
}
