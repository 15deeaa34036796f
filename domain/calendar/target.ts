import { Temporal } from 'temporal-polyfill';
import { ok, type Result, refuse } from '../result.ts';
import { badTarget } from './problems.ts';
import { firstOpening, openingsOn, type Schedule, workingDayAfter } from './schedule.ts';
import { DAY, dateOfDay, dayOfDate, firstInstantShowing, offsetAt } from './zone.ts';

/** The longest a target may reach, in days from its start: ten years. */
export const LONGEST_TARGET_DAYS = 3_653;

/** A target in its two parts: dates, if it has any, and then exact open time in seconds, a part of one rounded up. */
export type Target = { readonly dates: Temporal.Duration | null; readonly seconds: number };

/** Reads an ISO 8601 duration; refused with `target-invalid` if it is none, negative or longer than ten years. */
export function parseTarget(target: Temporal.Duration | string): Result<Target> {
  const duration = typeof target === 'string' ? durationFrom(target) : target;
  if (!duration) return refuse(badTarget(`${JSON.stringify(target)} is not an ISO 8601 duration.`));
  if (duration.sign < 0) return refuse(badTarget(`${duration} is negative.`));
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds } = duration;
  const exact =
    hours * 3600 + minutes * 60 + seconds + Math.ceil((milliseconds * 1e6 + microseconds * 1e3 + nanoseconds) / 1e9);
  const atLeastDays = years * 365 + months * 28 + weeks * 7 + days + exact / DAY;
  if (atLeastDays > LONGEST_TARGET_DAYS) return refuse(badTarget(`${duration} is longer than ten years.`));
  const dates = years || months || weeks || days ? Temporal.Duration.from({ years, months, weeks, days }) : null;
  return ok({ dates, seconds: exact });
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
export function afterDates(schedule: Schedule, from: number, dates: Temporal.Duration): Result<number> {
  const first = firstOpening(schedule, from);
  if (!first.ok) return first;
  let { day } = first.value;
  let at = Math.max(from, first.value.open);

  if (dates.years || dates.months || dates.weeks) {
    const { years, months, weeks } = dates;
    const landing = dayOfDate(dateOfDay(day).add({ years, months, weeks }).toString());
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
