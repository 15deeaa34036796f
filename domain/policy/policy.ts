import type { Calendar, CoveredYears, DayNames } from 'business-time';
import type { InstantText } from '../vocabulary.ts';
import type { PolicyDocument } from './document.ts';

/** Somebody is away: from an instant to an instant, as UTC texts. */
export interface Absence {
  staff: string;
  from: string;
  to: string;
}

/**
 * A policy as decisions are made with it: its calendars with public holidays and days changed since merged in, and
 * who is away.
 */
export type Policy = Omit<PolicyDocument, 'calendars'> & {
  calendars: Record<string, Calendar>;
  /** A short stable text for each calendar as it is now, which proofs name. */
  calendarVersions?: Record<string, string>;
  /** The names of the days that have one, by calendar and date: holidays, make-up days, notes. Proofs tell them. */
  dayNames?: Record<string, DayNames>;
  /** The years of which the public holidays of a calendar are known, for those that close on a country's. */
  holidaysKnown?: Record<string, CoveredYears>;
  /** When a day of some calendar was last changed; null or absent when none ever was. */
  daysChangedAt?: InstantText | null;
  absences?: readonly Absence[];
};
