import { Temporal } from 'temporal-polyfill';
import { ok, type Result, refuse } from '../result.ts';
import type { Calendar } from './calendar.ts';
import { type Hold, holdAround, holdsOf, type Pause, stretchesBetween } from './holds.ts';
import { badTarget, neverOpen, spanTooLong } from './problems.ts';
import { LONGEST_CLOSURE_DAYS, type Schedule, scheduleOf } from './schedule.ts';
import { instantAt, secondsAt } from './seconds.ts';
import { afterDates, LONGEST_TARGET_DAYS, parseTarget, type Target } from './target.ts';
import { DAY } from './zone.ts';

export type { Pause } from './holds.ts';

/** One stretch of open time: `counted` towards the target, or `on-hold` and therefore credited. */
export type LedgerEntry = {
  readonly kind: 'counted' | 'on-hold';
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly seconds: number;
};

/** When a target falls due, or how much open time is left once the pause that goes on has ended; and the proof. */
export type Due = { readonly ledger: readonly LedgerEntry[] } & (
  | { readonly due: Temporal.Instant; readonly remaining?: never }
  | { readonly due: null; readonly remaining: Temporal.Duration }
);

/** Open time that has passed, time on hold left out; and the proof. */
export type Elapsed = { readonly seconds: number; readonly ledger: readonly LedgerEntry[] };

/**
 * When a target falls due if its clock starts at `start`, with the ledger that proves it.
 *
 * - Hours, minutes and seconds are counted in open time. A due time on closing is the closing instant.
 * - Days are working days; weeks, months and years are dates of the wall calendar, see {@link afterDates}. They come
 *   first: `P1DT2H` is two open hours after the next working day.
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
): Result<Due> {
  const parsed = parseTarget(target);
  if (!parsed.ok) return parsed;
  const holds = holdsOf(pauses);
  if (!holds.ok) return holds;
  const from = secondsAt(start, 'up');
  const count = countTarget(scheduleOf(calendar), from, parsed.value, holds.value);
  if (!count.ok) return count;

  const { at, left } = count.value;
  const { ledger } = account(scheduleOf(calendar), from, at, holds.value);
  if (left === null) return ok({ due: instantAt(at), ledger });
  return ok({ due: null, remaining: durationOf(left), ledger });
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
): Result<Elapsed> {
  const holds = holdsOf(pauses);
  if (!holds.ok) return holds;
  const [begin, end] = [secondsAt(from, 'up'), secondsAt(to, 'down')];
  if (end - begin > LONGEST_TARGET_DAYS * DAY) return refuse(spanTooLong());
  const { seconds, ledger } = account(scheduleOf(calendar), begin, end, holds.value);
  return ok({ seconds, ledger });
}

/** Where counting ended: `left` is null if the target was reached, else the open seconds left when the hold began. */
type Count = { readonly at: number; readonly left: number | null };

function countTarget(
  schedule: Schedule,
  from: number,
  { dates, seconds }: Target,
  holds: readonly Hold[],
): Result<Count> {
  if (!dates) return countOpen(schedule, from, seconds, holds);
  const landing = afterDates(schedule, from, dates);
  if (!landing.ok) return landing;
  const base = landing.value;
  const owed = seconds + account(schedule, from, base, holds).onHold;
  if (owed === 0 && !holdAround(holds, base)) return ok({ at: base, left: null });
  return countOpen(schedule, base, owed, holds);
}

/** Counts open seconds from an instant on; none lead to the first instant that is open and not on hold. */
function countOpen(schedule: Schedule, from: number, seconds: number, holds: readonly Hold[]): Result<Count> {
  const horizon = from + LONGEST_TARGET_DAYS * DAY;
  let left = seconds;
  let lastOpen = from;
  for (const { from: begin, to: end, hold } of stretchesBetween(schedule, from, horizon, holds)) {
    if (begin - lastOpen >= LONGEST_CLOSURE_DAYS * DAY) break;
    lastOpen = end;
    if (hold?.to === Number.POSITIVE_INFINITY) return ok({ at: hold.from, left });
    if (hold) continue;
    if (left <= end - begin) return ok({ at: begin + left, left: null });
    left -= end - begin;
  }
  if (horizon - lastOpen >= LONGEST_CLOSURE_DAYS * DAY) return refuse(neverOpen(schedule.zone, lastOpen));
  return refuse(badTarget('It would fall due more than ten years after its start.'));
}

/** Adds up the open time between two instants. */
function account(schedule: Schedule, from: number, to: number, holds: readonly Hold[]) {
  const ledger: LedgerEntry[] = [];
  let [counted, onHold] = [0, 0];
  for (const stretch of stretchesBetween(schedule, from, to, holds)) {
    const seconds = stretch.to - stretch.from;
    if (stretch.hold) onHold += seconds;
    else counted += seconds;
    const kind = stretch.hold ? 'on-hold' : 'counted';
    ledger.push({ kind, from: instantAt(stretch.from), to: instantAt(stretch.to), seconds });
  }
  return { seconds: counted, onHold, ledger };
}

function durationOf(seconds: number): Temporal.Duration {
  return Temporal.Duration.from({ seconds }).round({ largestUnit: 'hour' });
}
