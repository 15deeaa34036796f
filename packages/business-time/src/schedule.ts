import type { Calendar, DayWindows } from './calendar.ts';
import { dateText } from './text.ts';
import { secondsOf, weekdays } from './week.ts';
import { DAY, firstInstantShowing, steadyOffset } from './zone.ts';

/** Open time: from `open` to just before `close`, in seconds since 1970-01-01 UTC; it belongs to the day it starts on. */
export type Opening = { readonly day: number; readonly open: number; readonly close: number };

/** A calendar made ready for computing: nothing here is looked up or parsed twice. */
export type Schedule = {
  readonly zone: string;
  readonly week: readonly (readonly LocalWindow[])[];
  readonly holidays: ReadonlySet<string>;
  readonly workdays: ReadonlyMap<string, readonly LocalWindow[]>;
  readonly pages: Map<number, Page>;
};
type LocalWindow = { readonly start: number; readonly end: number };

/** The openings of {@link PAGE_DAYS} days in a row, with the open seconds of the page before each and after the last. */
export type Page = {
  readonly openings: readonly Opening[];
  readonly before: readonly number[];
  readonly byDay: readonly (readonly Opening[])[];
};

/** Openings are worked out by the page: a page is soon made for one due time, and many due times need few pages. */
const PAGE_DAYS = 32;
const PAGES_KEPT = 1_000;
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
    holidays: new Set(holidays),
    workdays: new Map(Object.entries(workdays).map(([date, day]) => [date, sorted(day)])),
    pages: new Map(),
  };
}

function sorted(windows: DayWindows): LocalWindow[] {
  return windows.map(secondsOf).sort((a, b) => a.start - b.start);
}

/** The openings that start on a numbered day, in order. On the days the clock is changed they are as long as they really last. */
export function openingsOn(schedule: Schedule, day: number): readonly Opening[] {
  const page = Math.floor(day / PAGE_DAYS);
  return pageOf(schedule, page).byDay[day - page * PAGE_DAYS]!;
}

/** The page an instant's openings begin on: those of the days around it in UTC, whatever the zone and the night shift. */
export function firstPageAt(instant: number): number {
  return Math.floor((Math.floor(instant / DAY) - 2) / PAGE_DAYS);
}

/** The page on which the openings that start before an instant end. */
export function lastPageAt(instant: number): number {
  return Math.floor((Math.floor(instant / DAY) + 2) / PAGE_DAYS);
}

/** A page by its number. */
export function pageOf(schedule: Schedule, number: number): Page {
  let page = schedule.pages.get(number);
  if (!page) {
    if (schedule.pages.size >= PAGES_KEPT) schedule.pages.clear();
    page = makePage(schedule, number * PAGE_DAYS);
    schedule.pages.set(number, page);
  }
  return page;
}

function makePage(schedule: Schedule, firstDay: number): Page {
  const { zone } = schedule;
  // Asked once for all: there are two clock changes a year, and pages without one are most.
  const offset = steadyOffset(zone, firstDay - 1, firstDay + PAGE_DAYS + 2);
  const instantShowing = (local: number) => (offset === null ? firstInstantShowing(zone, local) : local - offset);

  const page = { openings: [] as Opening[], before: [0], byDay: [] as Opening[][] };
  let passed = 0;
  let dayBefore = windowsOn(schedule, firstDay - 1);
  for (let day = firstDay; day < firstDay + PAGE_DAYS; day += 1) {
    // A one-off opening may start before the night shift of the evening before has ended: no second is counted twice.
    const nightEnds = (dayBefore.at(-1)?.end ?? 0) - DAY;
    const windows = windowsOn(schedule, day);
    const openings: Opening[] = [];
    for (const { start, end } of windows) {
      const open = instantShowing(day * DAY + Math.max(start, nightEnds));
      const close = instantShowing(day * DAY + end);
      if (open >= close) continue;
      const opening = { day, open, close };
      openings.push(opening);
      page.openings.push(opening);
      passed += close - open;
      page.before.push(passed);
    }
    page.byDay.push(openings);
    dayBefore = windows;
  }
  return page;
}

/** The windows a numbered day has by the wall clock; none if it is closed. */
export function windowsOn({ week, holidays, workdays }: Schedule, day: number): readonly LocalWindow[] {
  const date = dateText(day);
  const weekday = (((day + 3) % 7) + 7) % 7; // Day 0 was a Thursday.
  return workdays.get(date) ?? (holidays.has(date) ? [] : week[weekday]!);
}
