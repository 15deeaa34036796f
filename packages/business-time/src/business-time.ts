import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { dueSecondsOf, elapsedSecondsOf } from './due-seconds.ts';
import { type Hold, holdsOf, type Pause } from './holds.ts';
import type { DayNames } from './known-days.ts';
import { type LedgerEntry, ledgerOf } from './ledger.ts';
import { LONGEST_TARGET } from './open-time.ts';
import type { Problem } from './problem.ts';
import { spanTooLong } from './problems.ts';
import { ok, type Result, refuse } from './result.ts';
import { instantAt, secondsAt } from './seconds.ts';
import { parseTarget } from './target.ts';

/** When a target falls due, or how much open time is left once the pause that goes on has ended. */
export type Due =
  | { readonly due: Temporal.Instant; readonly remaining?: never }
  | { readonly due: null; readonly remaining: Temporal.Duration };

/**
 * When a target falls due if its clock starts at `start`.
 *
 * - Hours, minutes and seconds are counted in open time. A due time on closing is the closing instant.
 * - Days are working days; weeks, months and years are dates of the wall calendar, see `afterDates`. They come first:
 *   `P1DT2H` is two open hours after the next working day.
 * - Open time on hold is credited. While a pause before the due time goes on, `due` is null.
 * - A due time is a whole second and never earlier than promised: parts of a second are rounded up in the start, the
 *   target and the end of a pause, and down in its beginning.
 *
 * Refused: `calendar-never-open` (no open time in 400 days), `target-invalid`, `pause-invalid`.
 */
export function dueAt(
  calendar: Calendar,
  start: Temporal.Instant,
  target: Temporal.Duration | string,
  pauses: readonly Pause[] = [],
): Result<Due, Problem<'calendar-never-open' | 'pause-invalid' | 'target-invalid'>> {
  const parsed = parseTarget(target);
  if (!parsed.ok) return parsed;
  const holds = holdsOf(pauses);
  if (!holds.ok) return holds;
  const result = dueSecondsOf(calendar, secondsAt(start, 'up'), parsed.value, holds.value);
  if (!result.ok) return result;
  if (result.value.due === null) return ok({ due: null, remaining: durationOf(result.value.remaining) });
  return ok({ due: instantAt(result.value.due) });
}

/**
 * The open seconds from one instant to another, without those on hold. Only whole seconds that have passed count, so
 * that it reaches a target not before {@link dueAt}; 0 if `to` is before `from`.
 * Refused: `span-too-long` (more than ten years), `pause-invalid`.
 */
export function elapsed(
  calendar: Calendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
  pauses: readonly Pause[] = [],
): Result<{ readonly seconds: number }, Problem<'pause-invalid' | 'span-too-long'>> {
  const span = spanOf(from, to, pauses);
  if (!span.ok) return span;
  const { begin, end, holds } = span.value;
  return ok({ seconds: elapsedSecondsOf(calendar, begin, end, holds) });
}

/**
 * The proof of a due time, or of time passed: each counted, skipped and paused stretch between two instants. Up to a due
 * instant the counted seconds are those of the target; up to any other they are what {@link elapsed} says.
 * @param names of holidays and make-up days by date, see `dayNames`
 * Refused: as {@link elapsed}.
 */
export function proofOf(
  calendar: Calendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
  pauses: readonly Pause[] = [],
  names: DayNames = {},
): Result<readonly LedgerEntry[], Problem<'pause-invalid' | 'span-too-long'>> {
  const span = spanOf(from, to, pauses);
  if (!span.ok) return span;
  const { begin, end, holds } = span.value;
  return ok(ledgerOf(calendar, begin, end, holds, names));
}

type Span = { readonly begin: number; readonly end: number; readonly holds: readonly Hold[] };

function spanOf(
  from: Temporal.Instant,
  to: Temporal.Instant,
  pauses: readonly Pause[],
): Result<Span, Problem<'pause-invalid' | 'span-too-long'>> {
  const holds = holdsOf(pauses);
  if (!holds.ok) return holds;
  const [begin, end] = [secondsAt(from, 'up'), secondsAt(to, 'down')];
  return end - begin > LONGEST_TARGET ? refuse(spanTooLong()) : ok({ begin, end, holds: holds.value });
}

function durationOf(seconds: number): Temporal.Duration {
  return Temporal.Duration.from({ seconds }).round({ largestUnit: 'hour' });
}
