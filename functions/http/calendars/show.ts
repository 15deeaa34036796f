import { dayNames } from 'business-time';
import { publicHolidays } from 'business-time/holidays';
import type * as z from 'zod/mini';
import type { calendarDaysSchema } from '../../../api/schemas/calendars.ts';
import type { InForce } from '../../../application/policies.ts';
import { daysBetween } from '../../../domain/policy/calendar-days.ts';
import { notFound } from '../../_kit/http-problems.ts';

/** A calendar of the policy in force as it is shown; the policy has it. */
export function shownCalendar({ document, policy }: Pick<InForce, 'document' | 'policy'>, name: string) {
  const { timeZone, publicHolidays: country = null } = document.calendars[name]!;
  return { calendar: name, timeZone, version: policy.calendarVersions![name]!, publicHolidays: country };
}

/** The same with its days from one date to another, both included. */
export function shownDays(now: InForce, name: string, from: string, to: string): z.infer<typeof calendarDaysSchema> {
  const changed = now.state.days[name] ?? {};
  const names = dayNames(now.document.calendars[name]!, publicHolidays, changed);
  const days = daysBetween(now.policy.calendars[name]!, from, to).map((day) => ({
    ...day,
    name: names[day.date] ?? null,
    changed: Object.hasOwn(changed, day.date),
  }));
  return { ...shownCalendar(now, name), days };
}

export function hasCalendar({ document }: Pick<InForce, 'document'>, name: string): boolean {
  return Object.hasOwn(document.calendars, name);
}

export function noCalendar(name: string) {
  return notFound(`The policy in force has no calendar ${name}.`);
}
