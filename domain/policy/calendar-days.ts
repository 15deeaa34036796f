import type { Calendar } from 'business-time';
import { dateOfDay, dayOfDate, instantAt, openingsOn, scheduleOf } from 'business-time/seconds';
import { toText } from '../instants.ts';
import type { InstantText } from '../vocabulary.ts';

/** A day of a calendar: when it is open, in the order of time; a window past midnight belongs to the day it starts on. */
export interface CalendarDay {
  date: string;
  open: { from: InstantText; to: InstantText }[];
}

/** The days from one date to another, both included. */
export function daysBetween(calendar: Calendar, from: string, to: string): CalendarDay[] {
  const schedule = scheduleOf(calendar);
  const days: CalendarDay[] = [];
  for (let day = dayOfDate(from); day <= dayOfDate(to); day += 1) {
    const open = openingsOn(schedule, day).map((opening) => ({
      from: toText(instantAt(opening.open)),
      to: toText(instantAt(opening.close)),
    }));
    days.push({ date: dateOfDay(day).toString(), open });
  }
  return days;
}
