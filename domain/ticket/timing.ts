import { Temporal } from 'temporal-polyfill';
import { dueAt, elapsed, type Pause } from '../calendar/business-time.ts';
import type { Calendar } from '../calendar/calendar.ts';
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
  const due = time.after(target);
  const rungs = promise.ladder.map((rung) => ({
    name: rung.name,
    dueAt: latest(clock.startedAt, rungDue(time, rung, due, promised)),
    firedAt: clock.rungs.find((climbed) => climbed.name === rung.name)?.firedAt ?? null,
  }));
  return { ...promised, dueAt: due, rungs };
}

/** So long after an instant in the clock's time: what a customer is told instead of a broken promise. */
export function promisedAnew(policy: Policy, clock: Clock, at: InstantText, within: string): InstantText {
  return dueText(calendarOf(policy, clock.calendar), at, within, []);
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

/** The time of one clock, from its start. */
interface ClockTime {
  calendar: Calendar;
  startedAt: InstantText;
  after(target: string): InstantText;
  afterSeconds(seconds: number): InstantText;
  /** Open seconds from the start to the due instant, without holds. */
  openSeconds(): number;
}

function timeOf(policy: Policy, clock: Clock, promise: ClockTerms, holds: readonly Hold[]): ClockTime {
  const calendar = calendarOf(policy, clock.calendar);
  const pauses = pausesOf(promise, holds);
  const { startedAt, target } = clock;
  let open: number | undefined;
  return {
    calendar,
    startedAt,
    after: (duration) => dueText(calendar, startedAt, duration, pauses),
    afterSeconds: (seconds) => dueText(calendar, startedAt, Temporal.Duration.from({ seconds }), pauses),
    openSeconds() {
      open ??= openBetween(calendar, startedAt, dueText(calendar, startedAt, target, []));
      return open;
    },
  };
}

/**
 * Shares and offsets are counted in the clock's own time: of a target in days, weeks or months, in the open time that
 * it spans. Days before or after the due instant are working days at the same local time.
 */
function rungDue(time: ClockTime, { at }: Rung, due: InstantText, { calendar }: Clock): InstantText {
  if ('share' in at) {
    return at.share === 1 ? due : time.afterSeconds(Math.round(time.openSeconds() * at.share));
  }
  const sign = 'before' in at ? -1 : 1;
  const offset = Temporal.Duration.from('before' in at ? at.before : at.after);
  const dates = offset.years || offset.months || offset.weeks || offset.days;
  const exact = offset.hours * 3600 + offset.minutes * 60 + offset.seconds;
  if (!dates) return time.afterSeconds(Math.max(0, time.openSeconds() + sign * exact));
  if (sign > 0) return dueText(time.calendar, due, offset, []);
  const before = daysBefore(time.calendar, due, offset);
  if (before === null) throw new Error(`${calendar}: no working day in the 400 days before ${due}`);
  return before;
}

function daysBefore(calendar: Calendar, due: InstantText, offset: Temporal.Duration): InstantText | null {
  const local = fromText(due).toZonedDateTimeISO(calendar.timeZone);
  const { years, months, weeks, days } = offset;
  const day = local.toPlainDate().subtract({ years, months, weeks });
  const working = addWorkingDays(calendar, day, -days);
  if (!working.ok) return null;
  const { hours, minutes, seconds } = offset;
  const then = working.value.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: local.toPlainTime() });
  return toText(then.subtract({ hours, minutes, seconds }).toInstant());
}

function openBetween(calendar: Calendar, from: InstantText, to: InstantText): number {
  const open = elapsed(calendar, fromText(from), fromText(to));
  if (!open.ok) throw new Error(open.error.detail);
  return open.value.seconds;
}

function dueText(
  calendar: Calendar,
  start: InstantText,
  target: Temporal.Duration | string,
  pauses: readonly Pause[],
): InstantText {
  const result = dueAt(calendar, fromText(start), target, pauses);
  // A policy is refused when one of its calendars never opens, and a running clock has no open hold.
  if (!result.ok) throw new Error(result.error.detail);
  if (result.value.due === null) throw new Error('a running clock must not be on hold');
  return toText(result.value.due);
}
