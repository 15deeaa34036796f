import {
  type Calendar,
  type CalendarDefinition,
  calendarVersion,
  type DayNames,
  type DayOverrides,
  dayNames,
  type HolidayLists,
  resolveCalendar,
} from 'business-time';
import type { PolicyEventData } from './events.ts';

/** That a day of a calendar was changed, as the history tells it. */
export type DayChange = Extract<PolicyEventData, { type: 'policy.day-changed' }>;

/** A calendar as it once was, with the names its days had. */
export interface PastCalendar {
  calendar: Calendar;
  names: DayNames;
}

/**
 * A calendar as it was when it had some version. A version names all that a calendar says, so whatever comes to the same
 * one is that calendar.
 * @param changes of this calendar's days, oldest first
 * @returns null when it never was so by these changes: a list of public holidays has been deployed anew since
 */
export function calendarAsOf(
  version: string,
  written: CalendarDefinition,
  lists: HolidayLists,
  changes: readonly DayChange[],
): PastCalendar | null {
  const states: DayOverrides[] = [{}];
  for (const { date, override } of changes) {
    const { [date]: _, ...others } = states.at(-1)!;
    states.push(override === null ? others : { ...others, [date]: override });
  }
  for (const days of states.toReversed()) {
    const calendar = resolveCalendar(written, lists, days);
    if (calendarVersion(calendar) === version) return { calendar, names: dayNames(written, lists, days) };
  }
  return null;
}
