import type { DayOverride } from 'business-time';
import { type Problem, problem } from '../errors.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Actor, InstantText } from '../vocabulary.ts';
import type { Absence } from './policy.ts';
import { changedState, type PolicyState, type PolicyStateChange } from './state.ts';

type Decided = { at: InstantText; actor: Actor };

/** The state's row is read by every function: it stays small. */
const mostDays = 500;
const mostAbsences = 500;

/** Makes one day of a calendar differ. Null when it differs like that already. */
export function changeDay(
  state: PolicyState,
  calendar: string,
  date: string,
  override: DayOverride,
  decided: Decided,
): Result<PolicyStateChange | null, Problem<'too-many-entries'>> {
  if (isSame(state.days[calendar]?.[date], override)) return ok(null);
  const days = { ...state.days, [calendar]: { ...state.days[calendar], [date]: override } };
  if (count(days) > mostDays) return refuse(tooMany('days that differ', mostDays));
  return ok(withDays(state, days, { calendar, date, override }, decided));
}

/** Lets a day be as the calendar has it. Null when it did not differ. */
export function restoreDay(
  state: PolicyState,
  calendar: string,
  date: string,
  decided: Decided,
): PolicyStateChange | null {
  const { [date]: gone, ...left } = state.days[calendar] ?? {};
  if (!gone) return null;
  return withDays(state, { ...state.days, [calendar]: left }, { calendar, date, override: null }, decided);
}

/**
 * Enters that somebody is away, or changes it; null when it is entered like that already. Absences that are over are
 * forgotten; the history keeps them.
 */
export function enterAbsence(
  state: PolicyState,
  absenceId: string,
  { staff, from, to }: Absence,
  { at, actor }: Decided,
): Result<PolicyStateChange | null, Problem<'absence-invalid' | 'too-many-entries'>> {
  if (to <= from) return refuse(badAbsence('an instant after `from`'));
  if (to <= at) return refuse(badAbsence('an instant that is still to come'));
  const entered = state.absences.find((one) => one.staff === staff && one.absenceId === absenceId);
  if (entered?.from === from && entered.to === to) return ok(null);
  const others = state.absences.filter((one) => one.to > at && !(one.staff === staff && one.absenceId === absenceId));
  if (others.length >= mostAbsences) return refuse(tooMany('absences', mostAbsences));
  const data = { type: 'policy.absence-changed', staff, absenceId, absence: { from, to } } as const;
  return ok(changedState(state, { absences: [...others, { absenceId, staff, from, to }] }, data, { at, actor }));
}

/** Cancels an absence, or ends it. Null when there is none. */
export function cancelAbsence(
  state: PolicyState,
  staff: string,
  absenceId: string,
  decided: Decided,
): PolicyStateChange | null {
  const absences = state.absences.filter((one) => !(one.staff === staff && one.absenceId === absenceId));
  if (absences.length === state.absences.length) return null;
  return changedState(
    state,
    { absences },
    { type: 'policy.absence-changed', staff, absenceId, absence: null },
    decided,
  );
}

function withDays(
  state: PolicyState,
  days: PolicyState['days'],
  change: { calendar: string; date: string; override: DayOverride | null },
  decided: Decided,
): PolicyStateChange {
  return changedState(state, { days, daysChangedAt: decided.at }, { type: 'policy.day-changed', ...change }, decided);
}

/** Both as zod reads them: of the same members in the same order. */
function isSame(one: DayOverride | undefined, other: DayOverride): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function count(days: PolicyState['days']): number {
  return Object.values(days).reduce((sum, ofCalendar) => sum + Object.keys(ofCalendar).length, 0);
}

function badAbsence(expected: string): Problem<'absence-invalid'> {
  return problem('absence-invalid', { detail: `/to: expected ${expected}`, field: '/to', expected });
}

function tooMany(what: string, most: number): Problem<'too-many-entries'> {
  return problem('too-many-entries', {
    detail: `At most ${most} ${what} are kept.`,
    expected: `at most ${most} ${what}`,
  });
}
