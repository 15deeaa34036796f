import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { firstOpening, openSeconds, workingDayAfter } from './open-time.ts';
import type { Problem } from './problem.ts';
import { ok, type Result } from './result.ts';
import { openingsOn, scheduleOf } from './schedule.ts';
import { instantAt, secondsAt } from './seconds.ts';
import { dateOfDay, dayOfDate } from './zone.ts';

/** Whether the calendar is open at an instant. The closing instant itself is closed. */
export function isOpen(calendar: Calendar, instant: Temporal.Instant): boolean {
  const second = secondsAt(instant, 'down');
  return openSeconds(scheduleOf(calendar), second, second + 1) > 0;
}

/**
 * The first open instant at or after `instant`; while it is open, the instant itself, rounded up to the second.
 * Refused with `calendar-never-open` if nothing opens within 400 days.
 */
export function nextOpening(
  calendar: Calendar,
  instant: Temporal.Instant,
): Result<Temporal.Instant, Problem<'calendar-never-open'>> {
  const from = secondsAt(instant, 'up');
  const first = firstOpening(scheduleOf(calendar), from);
  return first.ok ? ok(instantAt(Math.max(from, first.value.open))) : first;
}

/** Whether the calendar opens on a date. A night shift makes the date it starts on a working day. */
export function isWorkingDay(calendar: Calendar, date: Temporal.PlainDate): boolean {
  return openingsOn(scheduleOf(calendar), dayOfDate(date.toString())).length > 0;
}

/** The nth working day of a month, counted from 1, or null if the month has fewer. */
export function nthWorkingDay(
  calendar: Calendar,
  month: Temporal.PlainYearMonth,
  n: number,
): Temporal.PlainDate | null {
  let found = 0;
  for (let day = 1; day <= month.daysInMonth; day += 1) {
    const date = month.toPlainDate({ day });
    if (!isWorkingDay(calendar, date)) continue;
    found += 1;
    if (found === n) return date;
  }
  return null;
}

/** Whether a date is the first working day of its month. */
export function isFirstWorkingDay(calendar: Calendar, date: Temporal.PlainDate): boolean {
  return nthWorkingDay(calendar, date.toPlainYearMonth(), 1)?.equals(date) ?? false;
}

/**
 * The date `n` working days after `date`, which itself is not counted; before it if `n` is negative. With 0 it is
 * the date itself, or the next working day if that is closed. Refused with `calendar-never-open` if 400 days in a row
 * are closed.
 */
export function addWorkingDays(
  calendar: Calendar,
  date: Temporal.PlainDate,
  n: number,
): Result<Temporal.PlainDate, Problem<'calendar-never-open' | 'target-invalid'>> {
  const day = workingDayAfter(scheduleOf(calendar), dayOfDate(date.toString()), n);
  return day.ok ? ok(dateOfDay(day.value)) : day;
}
