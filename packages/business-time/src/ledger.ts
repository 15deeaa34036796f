import type { Calendar } from './calendar.ts';
import type { Hold } from './holds.ts';
import type { DayNames } from './known-days.ts';
import { openingsBetween } from './open-time.ts';
import { type Schedule, scheduleOf, windowsOn } from './schedule.ts';
import { dateText, textIn } from './text.ts';
import { DAY, dayOf, firstInstantShowing } from './zone.ts';

/**
 * One stretch of time in a proof, its instants as the calendar's own clock shows them. Each begins where the one before
 * it ends, and what was `counted` adds up to the time that has passed.
 */
export type LedgerEntry = {
  /** `paused` is open time on hold; `folded` stands for the middle of a proof that would be too long to read. */
  readonly kind: 'counted' | 'paused' | 'skipped' | 'folded';
  readonly from: string;
  readonly to: string;
  readonly seconds: number;
  /** Why it was skipped: outside the windows of a day that has some, a holiday, or a day that has none. */
  readonly reason?: 'outside-hours' | 'holiday' | 'closed-day';
  /** The name of the holiday, or of the make-up day it was counted on. */
  readonly name?: string;
  /** The seconds of each kind in what was folded. */
  readonly counted?: number;
  readonly paused?: number;
  readonly skipped?: number;
};

/** More entries than this nobody reads: the middle is folded into one. */
const LONGEST_LEDGER = 400;

type Kind = 'counted' | 'paused' | 'skipped';
type Piece = {
  kind: LedgerEntry['kind'];
  from: number;
  to: number;
  reason: LedgerEntry['reason'];
  name: string | undefined;
  sums?: Record<Kind, number>;
};

/**
 * What became of every second from one to another, in order.
 * @param holds sorted and apart, as `inOrder` and `holdsOf` make them
 */
export function ledgerOf(
  calendar: Calendar,
  from: number,
  to: number,
  holds: readonly Hold[] = [],
  names: DayNames = {},
): LedgerEntry[] {
  const schedule = scheduleOf(calendar);
  const pieces = piecesBetween(schedule, from, to, holds, names);
  return entriesOf(schedule.zone, pieces.length > LONGEST_LEDGER ? foldedInTheMiddle(pieces) : pieces);
}

function piecesBetween(schedule: Schedule, from: number, to: number, holds: readonly Hold[], names: DayNames): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  let nextHold = 0;

  /** Goes on to an instant; what is of the same kind as the piece before goes on with it. */
  function goOn(until: number, kind: Kind, reason?: Piece['reason'], name?: string): void {
    if (until <= at) return;
    const last = pieces.at(-1);
    if (last && last.kind === kind && last.reason === reason && last.name === name) last.to = until;
    else pieces.push({ kind, from: at, to: until, reason, name });
    at = until;
  }

  /** Closed time, cut at the midnights between days that are closed for different reasons. */
  function skip(until: number): void {
    // A clock set back over midnight shows a day again: the day only ever goes on.
    for (let day = dayOf(schedule.zone, at); at < until; day += 1) {
      const end = Math.min(until, firstInstantShowing(schedule.zone, (day + 1) * DAY));
      if (windowsOn(schedule, day).length > 0) goOn(end, 'skipped', 'outside-hours');
      else if (!schedule.holidays.has(dateText(day))) goOn(end, 'skipped', 'closed-day');
      else goOn(end, 'skipped', 'holiday', names[dateText(day)]);
    }
  }

  /** Open time, cut wherever a hold begins or ends. */
  function open(until: number, name: string | undefined): void {
    for (; nextHold < holds.length && holds[nextHold]!.from < until; nextHold += 1) {
      const hold = holds[nextHold]!;
      goOn(hold.from, 'counted', undefined, name);
      goOn(Math.min(hold.to, until), 'paused');
      if (hold.to > until) break; // It goes on in the next opening.
    }
    goOn(until, 'counted', undefined, name);
  }

  for (const { day, open: opens, close } of openingsBetween(schedule, from, to)) {
    skip(opens);
    // Only days that differ from their week are worth a name: make-up days and one-off openings.
    open(Math.min(close, to), schedule.workdays.has(dateText(day)) ? names[dateText(day)] : undefined);
  }
  skip(to);
  return pieces;
}

function foldedInTheMiddle(pieces: readonly Piece[]): Piece[] {
  const half = LONGEST_LEDGER / 2;
  const middle = pieces.slice(half, 1 - half);
  const sums: Record<Kind, number> = { counted: 0, paused: 0, skipped: 0 };
  for (const { kind, from, to } of middle) sums[kind as Kind] += to - from;
  const [from, to] = [middle[0]!.from, middle.at(-1)!.to];
  const fold: Piece = { kind: 'folded', from, to, reason: undefined, name: undefined, sums };
  return [...pieces.slice(0, half), fold, ...pieces.slice(1 - half)];
}

function entriesOf(zone: string, pieces: readonly Piece[]): LedgerEntry[] {
  let at = pieces[0] ? textIn(zone, pieces[0].from) : '';
  return pieces.map(({ kind, from, to, reason, name, sums }) => {
    const entry: Mutable<LedgerEntry> = { kind, from: at, to: textIn(zone, to), seconds: to - from };
    if (reason) entry.reason = reason;
    if (name) entry.name = name;
    if (sums) Object.assign(entry, sums);
    at = entry.to;
    return entry;
  });
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
