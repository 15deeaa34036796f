import type { Temporal } from 'temporal-polyfill';
import { ok, type Result, refuse } from '../result.ts';
import type { Calendar } from './calendar.ts';
import { type Hold, holdsOf, insideHold, type Pause, stretches } from './holds.ts';
import { badTarget, neverOpen } from './problems.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { afterDays, parseTarget } from './target.ts';
import { LONGEST_CLOSURE_DAYS } from './windows.ts';
import { DAY } from './zone.ts';

/** The longest a target may reach, in days from its start. */
const LONGEST_SPAN_DAYS = 3_653;

/** One stretch of open time: `counted` towards the target, or `on-hold` and therefore credited. */
export type LedgerEntry = {
  readonly kind: 'counted' | 'on-hold';
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly seconds: number;
};

/** When a target falls due, or, while a pause goes on, how much open time is left once it ends. */
export type Due =
  | { readonly due: Temporal.Instant; readonly remaining?: never; readonly ledger: readonly LedgerEntry[] }
  | { readonly due: null; readonly remaining: Temporal.Duration; readonly ledger: readonly LedgerEntry[] };

/**
 * When a target that starts at `start` falls due, with the ledger that proves it.
 *
 * - Hours, minutes and seconds are counted in open time. A due time on closing is the closing instant.
 * - Days are working days; weeks, months and years are dates of the wall calendar. See {@link afterDays}.
 * - Open time on hold is credited. With an open-ended pause before the due time, `due` is null.
 * - A due time is a whole second and never earlier than promised: the start and the end of a pause are rounded up
 *   to the second, the begin of a pause is rounded down.
 *
 * Refused: `calendar-never-open`, `target-invalid`, `pause-invalid`.
 */
export function dueAt(
  calendar: Calendar,
  start: Temporal.Instant,
  target: Temporal.Duration | string,
  pauses: readonly Pause[] = [],
): Result<Due> {
  const parsed = parseTarget(target);
  if (!parsed.ok) return parsed;
  const holds = holdsOf(pauses);
  if (!holds.ok) return holds;
  const schedule = scheduleOf(calendar);
  const from = wholeSecond(start, 'up');
  const { days, seconds } = parsed.value;

  let base = from;
  let owed = seconds;
  if (days) {
    const landing = afterDays(schedule, from, days);
    if (!landing.ok) return landing;
    base = landing.value;
    owed += sum(ledgerOf(schedule, from, base, holds.value), 'on-hold');
  }
  const reached = days && owed === 0 && !insideHold(holds.value, base);
  const count = reached ? ok({ at: base, left: 0, held: false }) : countOpen(schedule, base, owed, holds.value);
  if (!count.ok) return count;
  const { at, left, held } = count.value;
  const ledger = ledgerOf(schedule, from, at, holds.value);
  return held ? ok({ due: null, remaining: duration(left), ledger }) : ok({ due: instantOf(at), ledger });
}
