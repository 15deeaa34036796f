import { Temporal } from 'temporal-polyfill';
import { dueAt, elapsed } from '../calendar/business-time.ts';
import { fromText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import { termsOfClock } from './terms.ts';
import type { Clock, Ticket } from './ticket.ts';
import { holdsCounted } from './timing.ts';

/**
 * What is left of a promise in its calendar's open time: negative once it is broken; on hold, what will be left when
 * the hold ends. Null for a clock that no longer runs, or whose calendar the policy no longer has.
 */
export function remainingTime(
  policy: Policy,
  ticket: Ticket,
  clock: Clock,
  now: Temporal.Instant,
): Temporal.Duration | null {
  const calendar = policy.calendars[clock.calendar];
  if (!calendar) return null;
  if (clock.state === 'running' && clock.dueAt !== null) {
    const due = fromText(clock.dueAt);
    const isOver = due.epochMilliseconds < now.epochMilliseconds;
    const open = isOver ? elapsed(calendar, due, now) : elapsed(calendar, now, due);
    if (!open.ok) return null;
    const seconds = isOver ? -open.value.seconds : open.value.seconds;
    return Temporal.Duration.from({ seconds }).round({ largestUnit: 'hour' });
  }
  if (clock.state !== 'paused') return null;
  const holds = holdsCounted(termsOfClock(policy, ticket, clock.name), ticket.holds);
  const pauses = holds.map(({ from, to }) => [fromText(from), to === null ? null : fromText(to)] as const);
  const due = dueAt(calendar, fromText(clock.startedAt), clock.target, pauses);
  return due.ok ? (due.value.remaining ?? null) : null;
}
