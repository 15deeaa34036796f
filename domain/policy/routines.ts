import { addWorkingDays } from 'business-time';
import type { Temporal } from 'temporal-polyfill';
import type { Policy } from './policy.ts';
import type { Routine } from './rules.ts';

/** A routine that has come round, and the working day it came round on. */
export interface DueRoutine {
  routine: Routine;
  day: Temporal.PlainDate;
}

/** For so many days a routine that came round can still be taken up, should a run have been missed. */
const GRACE_DAYS = 7;

/** The routines that came round today or in the week before: asked day after day, each is named again with its day. */
export function routinesDue(policy: Policy, today: Temporal.PlainDate): DueRoutine[] {
  return (policy.routines ?? []).flatMap((routine) => {
    const day = dayOf(policy, routine, today);
    const age = day?.until(today).days ?? -1;
    return day && age >= 0 && age <= GRACE_DAYS ? [{ routine, day }] : [];
  });
}

/** The first working day of the period a date lies in; null in a period without one. */
function dayOf(policy: Policy, { every, calendar }: Routine, date: Temporal.PlainDate): Temporal.PlainDate | null {
  const start = startOf(every, date);
  const first = addWorkingDays(policy.calendars[calendar]!, start, 0);
  if (!first.ok || !startOf(every, first.value).equals(start)) return null;
  return first.value;
}

/** The first day of a period; weeks begin on Monday. */
function startOf(every: Routine['every'], date: Temporal.PlainDate): Temporal.PlainDate {
  if (every === 'week') return date.subtract({ days: date.dayOfWeek - 1 });
  const months = monthsOf[every];
  return date.with({ month: date.month - ((date.month - 1) % months), day: 1 });
}

const monthsOf = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;
