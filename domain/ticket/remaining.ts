import { type Calendar, dueAt, elapsed, type Pause } from 'business-time';
import { Temporal } from 'temporal-polyfill';
import { fromText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import { termsOfClock } from './terms.ts';
import type { Clock, Ticket } from './ticket.ts';
import { holdsCounted } from './timing.ts';

/**
 * What is left of a promise in its calendar's open time: negative once it is broken, time on hold left out; on hold,
 * what will be left when the hold ends. Null for a clock that no longer runs, or whose calendar the policy no longer has.
 */
export function remainingTime(
  policy: Policy,
  ticket: Ticket,
  clock: Clock,
  now: Temporal.Instant,
): Temporal.Duration | null {
  const calendar = policy.calendars[clock.calendar];
  if (!calendar || (clock.state !== 'running' && clock.state !== 'paused')) return null;
  const holds = holdsCounted(termsOfClock(policy, ticket, clock.name), ticket.holds);
  const pauses = holds.map(({ from, to }) => [fromText(from), to === null ? null : fromText(to)] as const);
  const due = clock.dueAt === null ? dueWhileHeld(calendar, clock, pauses) : fromText(clock.dueAt);
  if (due === null || due instanceof Temporal.Duration) return due;
  const isOver = due.epochMilliseconds < now.epochMilliseconds;
  const open = isOver ? elapsed(calendar, due, now, pauses) : elapsed(calendar, now, due, pauses);
  if (!open.ok) return null;
  const seconds = isOver ? -open.value.seconds : open.value.seconds;
  return Temporal.Duration.from({ seconds }).round({ largestUnit: 'hour' });
}

/** Of a clock on hold: when it had run out before, or else what is left of it. */
function dueWhileHeld(
  calendar: Calendar,
  { state, startedAt, target }: Clock,
  pauses: readonly Pause[],
): Temporal.Instant | Temporal.Duration | null {
  if (state !== 'paused') return null;
  const due = dueAt(calendar, fromText(startedAt), target, pauses);
  return due.ok ? (due.value.due ?? due.value.remaining ?? null) : null;
}
