import { Temporal } from 'temporal-polyfill';
import type { Problem } from '../errors.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Calendar } from './calendar.ts';
import { neverOpen } from './problems.ts';
import { type Opening, openingsBetween, openingsOn, type Schedule, scheduleOf } from './schedule.ts';
import { DAY, dateOfDay, dayOfDate } from './zone.ts';

/** The longest time a calendar may be closed before it counts as never open. */
export const LONGEST_CLOSURE_DAYS = 400;

/** Whether the calendar is open at an instant. The closing instant itself is closed. */
export function isOpen(calendar: Calendar, instant: Temporal.Instant): boolean {
  const second = Math.floor(instant.epochMilliseconds / 1000);
  return !openingsBetween(scheduleOf(calendar), second, second + 1).next().done;
}

/**
 * The first open instant at or after `instant`: the instant itself, rounded up to the second, while it is open.
 * Refused with `calendar-never-open` if nothing opens within 400 days.
 */
export function nextOpening(calendar: Calendar, instant: Temporal.Instant): Result<Temporal.Instant> {
  const from = Math.ceil(instant.epochMilliseconds / 1000);
  const first = firstOpening(scheduleOf(calendar), from);
  if (!first.ok) return first;
  return ok(Temporal.Instant.fromEpochMilliseconds(Math.max(from, first.value.open) * 1000));
}

/** The opening that is under way at `from`, or the next one. */
export function firstOpening(schedule: Schedule, from: number): Result<Opening> {
  const first = openingsBetween(schedule, from, from + LONGEST_CLOSURE_DAYS * DAY).next().value;
  return first ? ok(first) : refuse(neverOpen(schedule.zone, from));
}

/** Whether the calendar opens on a date. A night shift is a working day on the date it starts. */
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
  for (let dayOfMonth = 1; dayOfMonth <= month.daysInMonth; dayOfMonth += 1) {
    const date = month.toPlainDate({ day: dayOfMonth });
    if (isWorkingDay(calendar, date)) found += 1;
    if (found === n) return date;
  }
  return null;
}

/** Whether a date is the first working day of its month. */
export function isFirstWorkingDay(calendar: Calendar, date: Temporal.PlainDate): boolean {
  return nthWorkingDay(calendar, date.toPlainYearMonth(), 1)?.equals(date) ?? false;
}

/**
 * The date `n` working days after `date`, which itself is not counted; before it if `n` is negative.
 * With 0 it is the date itself, or the next working day if that date is closed.
 * Refused with `calendar-never-open` if 400 days in a row are closed.
 */
export function addWorkingDays(calendar: Calendar, date: Temporal.PlainDate, n: number): Result<Temporal.PlainDate> {
  const day = workingDayAfter(scheduleOf(calendar), dayOfDate(date.toString()), n);
  return day.ok ? ok(dateOfDay(day.value)) : day;
}

/** {@link addWorkingDays} on numbered days. */
export function workingDayAfter(schedule: Schedule, from: number, n: number): Result<number, Problem> {
  const step = n < 0 ? -1 : 1;
  let [left, closed, day] = [Math.abs(n), 0, n === 0 ? from - 1 : from];
  if (n === 0) left = 1;
  while (left > 0) {
    day += step;
    if (openingsOn(schedule, day).length > 0) [left, closed] = [left - 1, 0];
    else if (++closed > LONGEST_CLOSURE_DAYS) return refuse(neverOpen(schedule.zone, day * DAY));
  }
  return ok(day);
}
