import { DAY, dayOfDate, firstInstantShowing, instantAt } from 'business-time/seconds';
import { latest, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Clock } from './ticket.ts';

/**
 * What to know of a clock that counts where the public holidays of its calendar are not known, or only provisionally:
 * days that are holidays count as working days there, and what else is not published yet does not count either. Null for
 * a clock that does not.
 */
export function caveatOf({ calendars, holidaysKnown }: Policy, clock: Clock, now: InstantText): string | null {
  const known = holidaysKnown?.[clock.calendar];
  if (!known) return null;
  const { startedAt, dueAt, metAt, cancelledAt } = clock;
  const end = latest(dueAt ?? startedAt, metAt ?? cancelledAt ?? now);
  const { first, last, provisional } = known;
  const { timeZone } = calendars[clock.calendar]!;
  if (startedAt < beginOf(first, timeZone) || end > beginOf(last + 1, timeZone)) {
    return (
      `The public holidays of the calendar ${clock.calendar} are known from ${first} to ${last} only. ` +
      'This clock counts beyond that, where a public holiday is taken for a working day.'
    );
  }
  if (provisional === undefined || end <= beginOf(provisional, timeZone)) return null;
  return (
    `The public holidays of the calendar ${clock.calendar} are provisional from ${provisional} on: days off and make-up ` +
    'days that are decided year by year are missing. This clock counts there, and may be due at another time once they are published.'
  );
}

/** The first instant of a year where the calendar is. */
function beginOf(year: number, timeZone: string): InstantText {
  return toText(instantAt(firstInstantShowing(timeZone, dayOfDate(`${year}-01-01`) * DAY)));
}
