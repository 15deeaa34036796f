import { Temporal } from 'temporal-polyfill';
import { firstOpening, LONGEST_TARGET, workingDayAfter } from './open-time.ts';
import type { Problem } from './problem.ts';
import { badTarget } from './problems.ts';
import { ok, type Result, refuse } from './result.ts';
import { openingsOn, type Schedule } from './schedule.ts';
import { DAY, dayLater, firstInstantShowing, offsetAt } from './zone.ts';

/**
 * A target in its two parts: dates, if it has any, and then exact open time in seconds, a part of one rounded up. With
 * `toClose` it is due at the close of the working day it leads to.
 */
export type Target = { readonly dates: Dates | null; readonly seconds: number; readonly toClose?: true };
type Dates = { readonly years: number; readonly months: number; readonly weeks: number; readonly days: number };

/** Few targets are asked for again and again, and reading one takes longer than counting it. */
const known = new Map<string, Result<Target, Problem<'target-invalid'>>>();
const KNOWN_AT_MOST = 1_000;
const LONGEST_KNOWN = 40;

/** What stands before a number of days that are counted to the close of the last one. */
const toClose = 'close+';

/**
 * Reads an ISO 8601 duration, or `close+P3D`: the close of the third working day after the one it starts on. Refused with
 * `target-invalid` if it is neither, negative or longer than ten years.
 */
export function parseTarget(target: Temporal.Duration | string): Result<Target, Problem<'target-invalid'>> {
  if (typeof target !== 'string') return targetOf(target);
  const seen = known.get(target);
  if (seen) return seen;
  const duration = durationFrom(target.startsWith(toClose) ? target.slice(toClose.length) : target);
  if (!duration) return refuse(badTarget(`${JSON.stringify(target)} is not an ISO 8601 duration.`));
  const parsed = target.startsWith(toClose) ? closingTargetOf(duration) : targetOf(duration);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  if (target.length <= LONGEST_KNOWN) known.set(target, parsed);
  return parsed;
}

function targetOf(duration: Temporal.Duration): Result<Target, Problem<'target-invalid'>> {
  if (duration.sign < 0) return refuse(badTarget(`${duration} is negative.`));
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds } = duration;
  const exact =
    hours * 3600 + minutes * 60 + seconds + Math.ceil((milliseconds * 1e6 + microseconds * 1e3 + nanoseconds) / 1e9);
  const atLeastDays = years * 365 + months * 28 + weeks * 7 + days;
  if (atLeastDays * DAY + exact > LONGEST_TARGET) return refuse(badTarget(`${duration} is longer than ten years.`));
  return ok({ dates: atLeastDays > 0 ? { years, months, weeks, days } : null, seconds: exact });
}

function closingTargetOf(duration: Temporal.Duration): Result<Target, Problem<'target-invalid'>> {
  const target = targetOf(duration);
  if (!target.ok) return target;
  if (target.value.seconds > 0) return refuse(badTarget(`${duration} is not of whole days, which end with a close.`));
  const dates = target.value.dates ?? { years: 0, months: 0, weeks: 0, days: 0 };
  return ok({ dates, seconds: 0, toClose: true });
}

function durationFrom(text: string): Temporal.Duration | null {
  try {
    return Temporal.Duration.from(text);
  } catch {
    return null;
  }
}

/**
 * The instant a number of working days (and weeks, months, years) after `from`.
 *
 * Counting begins at the first open instant at or after `from`. Weeks, months and years come first and lead to a date
 * as on a wall calendar (31 January and a month is the last of February), from a closed date on to the next opening.
 * Days lead on to the nth working day after it, at the same local time: that is what "in two working days" means to
 * whoever was told it, and both sides get whole days however long the days are. If it is not open then, the next
 * opening of that working day counts, or else its closing, so that the due time stays on the promised day.
 * In a 24x7 calendar every day is a working day, so these are wall-calendar days in its zone.
 *
 * A night shift counts as the day it starts on, past midnight too. Refused: `calendar-never-open`.
 */
export function afterDates(
  schedule: Schedule,
  from: number,
  dates: Dates,
): Result<number, Problem<'calendar-never-open' | 'target-invalid'>> {
  const first = firstOpening(schedule, from);
  if (!first.ok) return first;
  let { day } = first.value;
  let at = Math.max(from, first.value.open);

  if (dates.years || dates.months || dates.weeks) {
    const landing = dayLater(day, dates.years * 12 + dates.months) + dates.weeks * 7;
    const open = workingDayAfter(schedule, landing, 0);
    if (!open.ok) return open;
    at = open.value === landing ? sameTimeOn(schedule, landing, day, at) : openingsOn(schedule, open.value)[0]!.open;
    day = open.value;
  }
  if (dates.days) {
    const last = workingDayAfter(schedule, day, dates.days);
    if (!last.ok) return last;
    at = sameTimeOn(schedule, last.value, day, at);
  }
  return ok(at);
}

/** The last close of the working day that is open at an instant, closes at it, or opens next. Refused: `calendar-never-open`. */
export function closeOfDay(schedule: Schedule, at: number): Result<number, Problem<'calendar-never-open'>> {
  const next = firstOpening(schedule, at);
  const opening = next.ok && next.value.open <= at ? next : firstOpening(schedule, at - 1);
  return opening.ok ? ok(openingsOn(schedule, opening.value.day).at(-1)!.close) : opening;
}

/**
 * The instant on a working day at which its clock shows what it shows at `at`, which belongs to the day `from`. If it
 * is not open then: the next opening of that day, or else its closing.
 */
function sameTimeOn(schedule: Schedule, day: number, from: number, at: number): number {
  const sameTime = firstInstantShowing(schedule.zone, day * DAY + localTime(schedule, from, at));
  const openings = openingsOn(schedule, day);
  const openThen = openings.find(({ close }) => sameTime <= close);
  return openThen ? Math.max(sameTime, openThen.open) : openings.at(-1)!.close;
}

/** What the clock shows at an instant, in seconds since the midnight a numbered day begins with. */
function localTime(schedule: Schedule, day: number, instant: number): number {
  return instant + offsetAt(schedule.zone, instant) - day * DAY;
}
