import { ok, type Result, refuse } from '../result.ts';
import { type Calendar, type DayWindows, secondsOf, weekdays } from './calendar.ts';
import { neverOpen } from './problems.ts';
import { DAY, dayOf, dayOfDate, firstInstantShowing } from './zone.ts';

/** Open time: from `open` to just before `close`, in seconds since 1970-01-01 UTC; it belongs to the day it starts on. */
export type Opening = { readonly day: number; readonly open: number; readonly close: number };

/** A calendar made ready for computing: nothing here is looked up or parsed twice. */
export type Schedule = {
  readonly zone: string;
  readonly week: readonly (readonly LocalWindow[])[];
  readonly holidays: ReadonlySet<number>;
  readonly workdays: ReadonlyMap<number, readonly LocalWindow[]>;
  readonly openings: Map<number, readonly Opening[]>;
};
type LocalWindow = { readonly start: number; readonly end: number };

/** A calendar that is closed for longer than this counts as never open. */
export const LONGEST_CLOSURE_DAYS = 400;

const OPENINGS_KEPT = 20_000;
const schedules = new WeakMap<Calendar, Schedule>();

/** The schedule of a calendar, made once for each calendar object. */
export function scheduleOf(calendar: Calendar): Schedule {
  let schedule = schedules.get(calendar);
  if (!schedule) {
    schedule = compile(calendar);
    schedules.set(calendar, schedule);
  }
  return schedule;
}

function compile({ timeZone, windows, holidays = [], workdays = {} }: Calendar): Schedule {
  return {
    zone: timeZone,
    week: weekdays.map((day) => (windows === '24x7' ? [{ start: 0, end: DAY }] : sorted(windows[day] ?? []))),
    holidays: new Set(holidays.map(dayOfDate)),
    workdays: new Map(Object.entries(workdays).map(([date, day]) => [dayOfDate(date), sorted(day)])),
    openings: new Map(),
  };
}

function sorted(windows: DayWindows): LocalWindow[] {
  return windows.map(secondsOf).sort((a, b) => a.start - b.start);
}

/** The openings that start on a numbered day, in order. On the days the clock is changed they are as long as they really last. */
export function openingsOn(schedule: Schedule, day: number): readonly Opening[] {
  let openings = schedule.openings.get(day);
  if (!openings) {
    openings = findOpenings(schedule, day);
    if (schedule.openings.size >= OPENINGS_KEPT) schedule.openings.clear();
    schedule.openings.set(day, openings);
  }
  return openings;
}

function findOpenings(schedule: Schedule, day: number): Opening[] {
  const openings: Opening[] = [];
  // A one-off opening may start before the night shift of the evening before has ended: no second is counted twice.
  const nightEnds = (windowsOn(schedule, day - 1).at(-1)?.end ?? 0) - DAY;
  for (const { start, end } of windowsOn(schedule, day)) {
    const open = firstInstantShowing(schedule.zone, day * DAY + Math.max(start, nightEnds));
    const close = firstInstantShowing(schedule.zone, day * DAY + end);
    if (open < close) openings.push({ day, open, close });
  }
  return openings;
}

function windowsOn({ week, holidays, workdays }: Schedule, day: number): readonly LocalWindow[] {
  const weekday = (((day + 3) % 7) + 7) % 7; // Day 0 was a Thursday.
  return workdays.get(day) ?? (holidays.has(day) ? [] : week[weekday]!);
}

/** The openings that end after `from` and start before `until`, in order; the first may have begun before `from`. */
export function* openingsBetween(schedule: Schedule, from: number, until: number): Generator<Opening, undefined> {
  // A window past midnight began the day before; a clock set back over midnight shows the day before once more.
  const lastDay = dayOf(schedule.zone, until) + 1;
  for (let day = dayOf(schedule.zone, from) - 1; day <= lastDay; day += 1) {
    for (const opening of openingsOn(schedule, day)) {
      if (opening.open >= until) return;
      if (opening.close > from) yield opening;
    }
  }
}

/** The opening that is under way at `from`, or the next one. Refused: `calendar-never-open`. */
export function firstOpening(schedule: Schedule, from: number): Result<Opening> {
  const first = openingsBetween(schedule, from, from + LONGEST_CLOSURE_DAYS * DAY).next().value;
  return first ? ok(first) : refuse(neverOpen(schedule.zone, from));
}

/**
 * The nth working day after a numbered day, or before it if `n` is negative; with 0 the day itself, or the next
 * working day if it is closed. Refused: `calendar-never-open`.
 */
export function workingDayAfter(schedule: Schedule, from: number, n: number): Result<number> {
  const step = n < 0 ? -1 : 1;
  let day = n === 0 ? from - 1 : from;
  let left = Math.max(1, Math.abs(n));
  let closed = 0;
  while (left > 0) {
    day += step;
    closed += 1;
    if (closed > LONGEST_CLOSURE_DAYS) return refuse(neverOpen(schedule.zone, from * DAY));
    if (openingsOn(schedule, day).length === 0) continue;
    left -= 1;
    closed = 0;
  }
  return ok(day);
}
