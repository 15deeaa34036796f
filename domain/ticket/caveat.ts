import { instantAt } from '../calendar/seconds.ts';
import { DAY, dayOfDate, firstInstantShowing } from '../calendar/zone.ts';
import { latest, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Clock } from './ticket.ts';

/**
 * What to know of a clock that counts where the public holidays of its calendar are not known: days that are holidays
 * count as working days there. Null for a clock that does not.
 */
export function caveatOf({ calendars, holidaysKnown }: Policy, clock: Clock, now: InstantText): string | null {
  const known = holidaysKnown?.[clock.calendar];
  if (!known) return null;
  const { startedAt, dueAt, metAt, cancelledAt } = clock;
  const last = latest(dueAt ?? startedAt, metAt ?? cancelledAt ?? now);
  const [first, end] = known;
  const { timeZone } = calendars[clock.calendar]!;
  if (startedAt >= beginOf(first, timeZone) && last <= beginOf(end + 1, timeZone)) return null;
  return (
    `The public holidays of the calendar ${clock.calendar} are known from ${first} to ${end} only. ` +
    'This clock counts beyond that, where a public holiday is taken for a working day.'
  );
}

/** The first instant of a year where the calendar is. */
function beginOf(year: number, timeZone: string): InstantText {
  return toText(instantAt(firstInstantShowing(timeZone, dayOfDate(`${year}-01-01`) * DAY)));
}
