import { latest } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Clock } from './ticket.ts';

/**
 * What to know of a clock that counts where the public holidays of its calendar are not known: days that are holidays
 * count as working days there. Null for a clock that does not.
 */
export function caveatOf({ holidaysKnown }: Policy, clock: Clock, now: InstantText): string | null {
  const known = holidaysKnown?.[clock.calendar];
  if (!known) return null;
  const { startedAt, dueAt, metAt, cancelledAt } = clock;
  const last = latest(dueAt ?? startedAt, metAt ?? cancelledAt ?? now);
  if (startedAt >= known.from && last <= known.to) return null;
  const [first, end] = known.years;
  return (
    `The public holidays of the calendar ${clock.calendar} are known from ${first} to ${end} only. ` +
    'This clock counts beyond that, where a public holiday is taken for a working day.'
  );
}
