import * as z from 'zod/mini';
import { dateSchema, expectedDate } from './date.ts';
import { secondsOf, weekdays } from './week.ts';

const expected = {
  timeZone: 'expected an IANA time zone such as "Asia/Seoul"',
  start: 'expected a local time from "00:00" to "23:59"',
  end: 'expected a local time from "00:00" to "24:00"',
  window: 'expected a pair of local times such as ["09:00","18:00"]',
  day: 'expected a list of windows such as [["09:00","12:00"],["13:00","18:00"]]',
  windows: 'expected at most 24 windows a day',
  week: 'expected "24x7" or windows by weekday such as {"mon":[["09:00","18:00"]]}',
  holidays: 'expected a list of dates such as ["2026-02-17"]',
  workdays: 'expected windows by date such as {"2026-02-14":[["09:00","18:00"]]}',
  calendar: 'expected an object with timeZone, windows and, if needed, holidays and workdays',
} as const;

/** The name of an IANA time zone. */
export const timeZoneSchema = z.lazy(() => z.string(expected.timeZone).check(z.refine(isTimeZone, expected.timeZone)));

const windowSchema = z.lazy(() =>
  z.tuple(
    [
      z.string(expected.start).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, expected.start)),
      z.string(expected.end).check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, expected.end)),
    ],
    expected.window,
  ),
);
/** See {@link DayWindows}. */
const day = () => z.array(windowSchema, expected.day).check(z.maxLength(24, expected.windows), refuseOverlaps);
const daySchema = z.lazy(day);
/** A day with at least one window. */
export const openDaySchema = z.lazy(() =>
  day().check(z.minLength(1, `${expected.day}; a closed day goes under holidays`)),
);
const weekSchema = z
  .lazy(() =>
    z.strictObject(
      {
        mon: z.optional(daySchema),
        tue: z.optional(daySchema),
        wed: z.optional(daySchema),
        thu: z.optional(daySchema),
        fri: z.optional(daySchema),
        sat: z.optional(daySchema),
        sun: z.optional(daySchema),
      },
      unknownKeysOr(expected.week, `expected only ${weekdays.join(', ')}`),
    ),
  )
  .check(refuseNightOverlaps);

/** The members of a calendar; see {@link calendarSchema}. */
export const calendarMembers = () => ({
  timeZone: timeZoneSchema,
  windows: z.union([z.literal('24x7'), weekSchema], expected.week).check(z.check(reportWeek, { when: () => true })),
  holidays: z.optional(z.array(dateSchema, expected.holidays)),
  workdays: z.optional(
    z.record(dateSchema, openDaySchema, {
      error: (issue) => (issue.code === 'invalid_key' ? expectedDate : expected.workdays),
    }),
  ),
});

/**
 * When work is done: a time zone, the windows of each weekday, and the days that differ.
 *
 * - A window that ends at or before its start runs past midnight; it belongs to the day it starts on, so a
 *   holiday closes the windows that start on that date and leaves the night shift of the evening before.
 * - `holidays` are closed; `workdays` (make-up days, one-off openings) win over holidays and weekdays alike.
 * - `"24x7"` is open all day, every day that is not a holiday.
 */
export const calendarSchema = z.lazy(() =>
  z.strictObject(
    calendarMembers(),
    unknownKeysOr(expected.calendar, 'expected only timeZone, windows, holidays and workdays'),
  ),
);

/** See {@link calendarSchema}. */
export type Calendar = z.infer<typeof calendarSchema>;
/** The windows of one day: pairs of local times, the end of a window not included. */
export type DayWindows = z.infer<typeof windowSchema>[];

type Check<T> = z.core.ParsePayload<T>;

/** Refuses windows of no length and windows of one day that overlap; windows may touch. */
function refuseOverlaps({ value: windows, issues }: Check<DayWindows>): void {
  const refuseAt = (index: number, message: string) =>
    issues.push({ code: 'custom', path: [index], message, input: windows[index] });
  windows.forEach((window, index) => {
    if (window[0] === window[1]) {
      refuseAt(index, 'expected a window that ends after it starts; a whole day is ["00:00","24:00"]');
      return;
    }
    const { start, end } = secondsOf(window);
    const other = windows.slice(0, index).find((earlier) => {
      const { start: otherStart, end: otherEnd } = secondsOf(earlier);
      return start < otherEnd && otherStart < end;
    });
    if (other) refuseAt(index, `expected windows that do not overlap; this one overlaps ${JSON.stringify(other)}`);
  });
}

/** Refuses a window that starts before the night shift of the evening before has ended. */
function refuseNightOverlaps({ value: week, issues }: Check<z.infer<typeof weekSchema>>): void {
  weekdays.forEach((day, index) => {
    const dayBefore = weekdays[(index + 6) % 7]!;
    const nightEnds = Math.max(0, ...(week[dayBefore] ?? []).map((window) => secondsOf(window).end - 86_400));
    week[day]?.forEach((window, at) => {
      if (!(secondsOf(window).start < nightEnds)) return; // Also when a time is not one: that is reported already.
      const message = `expected windows that do not overlap; the last window of ${dayBefore} runs into this one`;
      issues.push({ code: 'custom', path: [day, at], message, input: window });
    });
  });
}

const knownZones = new Set<string>();

/** Zone names only: a fixed offset such as "+09:00" knows no daylight saving and is refused. */
function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true; // Asking Intl takes longer than all other checks together.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    knownZones.add(name);
    return true;
  } catch {
    return false;
  }
}

/** The message for members nobody knows, and the one for whatever is no object at all. */
export function unknownKeysOr(otherwise: string, onlyThese: string) {
  return {
    error: (issue: z.core.$ZodRawIssue) =>
      issue.code === 'unrecognized_keys' ? `${onlyThese}; found ${issue.keys.join(', ')}` : otherwise,
  };
}

/** A union reports only that nothing fits: report what does not fit in the week instead, and where. */
function reportWeek({ issues }: Check<unknown>): void {
  const index = issues.findIndex(({ code }) => code === 'invalid_union');
  const union = issues[index];
  if (union?.code !== 'invalid_union') return;
  const inWeek = union.errors.at(-1);
  if (inWeek) issues.splice(index, 1, ...(inWeek as z.core.$ZodRawIssue[]));
}
