/** Due times, time passed and their proofs by a calendar; opening hours; public holidays. */
export { type Due, dueAt, elapsed, proofOf } from './business-time.ts';
export { type Calendar, calendarSchema, type DayWindows, timeZoneSchema } from './calendar.ts';
export {
  type CalendarDefinition,
  calendarDefinitionSchema,
  type DayOverride,
  type DayOverrides,
  dayOverrideSchema,
  dayOverridesSchema,
} from './calendar-definition.ts';
export { dateSchema, parseDate } from './date.ts';
export {
  type Answer,
  answer,
  deadlineSchema,
  type Question,
  questionSchema,
  type ReadyCalendar,
  readyCalendar,
} from './deadline.ts';
export type { Pause } from './holds.ts';
export { instantSchema } from './instant-schema.ts';
export type { CoveredYears, DayNames } from './known-days.ts';
export type { LedgerEntry } from './ledger.ts';
export {
  coveredYears,
  dayNames,
  type HolidayList,
  type HolidayLists,
  publicHolidaysProblem,
  resolveCalendar,
} from './public-holidays.ts';
export { calendarVersion } from './version.ts';
export { weekdays } from './week.ts';
export { addWorkingDays, isFirstWorkingDay, isOpen, isWorkingDay, nextOpening, nthWorkingDay } from './windows.ts';
