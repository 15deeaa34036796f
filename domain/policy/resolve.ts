import {
  type Calendar,
  type CoveredYears,
  calendarVersion,
  coveredYears,
  type DayNames,
  dayNames,
  type HolidayLists,
  resolveCalendar,
} from 'business-time';
import type { PolicyDocument } from './document.ts';
import type { Policy } from './policy.ts';
import type { PolicyState } from './state.ts';

/** A written policy as decisions are made with it: its calendars as they are now, and who is away. */
export function resolvePolicy(
  document: PolicyDocument,
  lists: HolidayLists,
  { days, absences, daysChangedAt = null }: Pick<PolicyState, 'days' | 'absences'> & Partial<PolicyState>,
): Policy {
  const calendars: Record<string, Calendar> = {};
  const calendarVersions: Record<string, string> = {};
  const names: Record<string, DayNames> = {};
  const holidaysKnown: Record<string, CoveredYears> = {};
  for (const [name, calendar] of Object.entries(document.calendars)) {
    calendars[name] = resolveCalendar(calendar, lists, days[name]);
    calendarVersions[name] = calendarVersion(calendars[name]);
    names[name] = dayNames(calendar, lists, days[name]);
    const years = coveredYears(calendar, lists);
    if (years) holidaysKnown[name] = years;
  }
  return { ...document, calendars, calendarVersions, dayNames: names, holidaysKnown, daysChangedAt, absences };
}

/**
 * The policy that governs what was promised under one version while another is in force: the promises of the first
 * (request types, ladders, calendars, plans), the people and the causes of the second. Somebody who has joined since
 * can take an old ticket, and nobody who has left is given one.
 */
export function governing(promised: Policy, active: Policy): Policy {
  if (promised === active) return active;
  const { teams: _, notices: __, conduct: ___, ...promises } = promised;
  return {
    ...promises,
    // Teams are those of the policy in force, and may name calendars the old one has not.
    calendars: { ...active.calendars, ...promised.calendars },
    calendarVersions: { ...active.calendarVersions, ...promised.calendarVersions },
    dayNames: { ...active.dayNames, ...promised.dayNames },
    holidaysKnown: { ...active.holidaysKnown, ...promised.holidaysKnown },
    business: active.business,
    staff: active.staff,
    ...(active.teams && { teams: active.teams }),
    ...(active.notices && { notices: active.notices }),
    ...(active.conduct && { conduct: active.conduct }),
    causes: active.causes,
    ...(active.absences && { absences: active.absences }),
  };
}
