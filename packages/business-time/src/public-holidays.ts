import type { Calendar, DayWindows } from './calendar.ts';
import type { CalendarDefinition, DayOverrides } from './calendar-definition.ts';
import type { CoveredYears, DayNames } from './known-days.ts';
import type { Problem } from './problem.ts';
import { unknownPublicHolidays } from './problems.ts';
import { weekdays } from './week.ts';

/** The public holidays of a country as published at some time: data, since lists change after they are published. */
export type HolidayList = {
  /** ISO 3166-1, such as `KR`. */
  readonly country: string;
  readonly name: string;
  /** Who says so, and what of it is not official yet. */
  readonly source: string;
  /** The date the list was made. */
  readonly updated: string;
  /** The first and last year it covers. */
  readonly years: readonly number[];
  /** The first of its years that are not published in full: what is decided year by year, like make-up days, is missing. */
  readonly provisional?: number;
  /** The name of each day off, by date. */
  readonly days: Readonly<Record<string, string>>;
  /** Make-up days: days worked although their weekday is free. */
  readonly workdays?: Readonly<Record<string, string>>;
  /** Further days off, by region: ISO 3166-2 without the country, such as `BY`. */
  readonly regions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** Lists by country. */
export type HolidayLists = Readonly<Record<string, HolidayList>>;

/**
 * The plain calendar a definition comes to. Each of these wins over the one before it: the windows of the week;
 * public holidays and make-up days; the definition's own holidays, and its workdays; overrides.
 *
 * A make-up day has the windows of the first weekday that has any.
 * Throws a RangeError if there is no such list: ask {@link publicHolidaysProblem} where a calendar comes in.
 */
export function resolveCalendar(
  calendar: CalendarDefinition,
  lists: HolidayLists,
  overrides: DayOverrides = {},
): Calendar {
  const { timeZone, windows, holidays: ownHolidays = [], workdays: ownWorkdays = {} } = calendar;
  const listed = publicDays(calendar, lists);
  const holidays = new Set([...Object.keys(listed.days), ...ownHolidays]);
  const workdays = new Map<string, DayWindows>();

  const ordinary = ordinaryDay(calendar);
  if (ordinary) for (const date of Object.keys(listed.workdays ?? {})) workdays.set(date, ordinary);
  for (const date of ownHolidays) workdays.delete(date);
  for (const [date, day] of Object.entries(ownWorkdays)) workdays.set(date, day);
  for (const [date, override] of Object.entries(overrides)) {
    if ('windows' in override) {
      workdays.set(date, override.windows);
    } else {
      holidays.add(date);
      workdays.delete(date);
    }
  }
  return { timeZone, windows, holidays: [...holidays].sort(), workdays: Object.fromEntries([...workdays].sort()) };
}

/** The names of days that differ and have one, for whoever reads a proof: public holidays, make-up days, notes. */
export function dayNames(calendar: CalendarDefinition, lists: HolidayLists, overrides: DayOverrides = {}): DayNames {
  const { days, workdays } = publicDays(calendar, lists);
  const notes = Object.entries(overrides).flatMap(([date, { note }]) => (note ? [[date, note]] : []));
  return { ...days, ...workdays, ...Object.fromEntries(notes) };
}

/** What is wrong with the country a calendar names; null if there is a list of it, or it names none. */
export function publicHolidaysProblem(
  { publicHolidays }: CalendarDefinition,
  lists: HolidayLists,
): Problem<'public-holidays-unknown'> | null {
  if (publicHolidays === undefined || daysOf(publicHolidays, lists)) return null;
  return unknownPublicHolidays(publicHolidays, namesOf(lists));
}

/** Of which years a calendar knows the public holidays; null if it names no country. */
export function coveredYears({ publicHolidays }: CalendarDefinition, lists: HolidayLists): CoveredYears | null {
  const list = publicHolidays === undefined ? undefined : daysOf(publicHolidays, lists);
  if (!list) return null;
  const { years, provisional } = list;
  return { first: years[0]!, last: years[1]!, ...(provisional !== undefined && { provisional }) };
}

type Days = Pick<HolidayList, 'days' | 'workdays' | 'years' | 'provisional'>;

function publicDays({ publicHolidays }: CalendarDefinition, lists: HolidayLists): Pick<Days, 'days' | 'workdays'> {
  if (publicHolidays === undefined) return { days: {} };
  const days = daysOf(publicHolidays, lists);
  if (!days) throw new RangeError(`There is no list of public holidays for ${publicHolidays}.`);
  return days;
}

function daysOf(name: string, lists: HolidayLists): Days | undefined {
  const [country, region] = name.split('-') as [string, string?];
  const list = Object.hasOwn(lists, country) ? lists[country] : undefined;
  if (!list || region === undefined) return list;
  const { regions = {} } = list;
  return Object.hasOwn(regions, region) ? { ...list, days: { ...list.days, ...regions[region] } } : undefined;
}

function namesOf(lists: HolidayLists): string[] {
  return Object.entries(lists).flatMap(([country, { regions = {} }]) => [
    country,
    ...Object.keys(regions).map((region) => `${country}-${region}`),
  ]);
}

/** Around the clock, a make-up day is open like any other day. */
function ordinaryDay({ windows }: Calendar): DayWindows | undefined {
  if (windows === '24x7') return [['00:00', '24:00']];
  return weekdays.map((day) => windows[day]).find((day) => day && day.length > 0);
}
