import type { Calendar } from './calendar.ts';
import type { Hold } from './holds.ts';
import { openingsBetween } from './open-time.ts';
import { type Opening, type Schedule, scheduleOf, windowsOn } from './schedule.ts';
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

/** The names of days that have one, by date. */
export type DayNames = Readonly<Record<string, string>>;

/** More entries than this nobody reads: the middle is folded into one. */
const LONGEST_LEDGER = 400;

type Piece = {
  kind: LedgerEntry['kind'];
  from: number;
  to: number;
  reason?: LedgerEntry['reason'];
  name?: string | undefined;
  sums?: Sums;
};
type Sums = { counted: number; paused: number; skipped: number };

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
  const pieces: Piece[] = [];
  for (const piece of piecesBetween(schedule, from, to, holds, names)) {
    const last = pieces.at(-1);
    if (last && last.kind === piece.kind && last.reason === piece.reason && last.name === piece.name)
      last.to = piece.to;
    else pieces.push(piece);
  }
  return entriesOf(schedule.zone, pieces.length > LONGEST_LEDGER ? foldedInTheMiddle(pieces) : pieces);
}

function* piecesBetween(
  schedule: Schedule,
  from: number,
  to: number,
  holds: readonly Hold[],
  names: DayNames,
): Generator<Piece, undefined> {
  let at = from;
  for (const opening of openingsBetween(schedule, from, to)) {
    yield* skipped(schedule, at, opening.open, names);
    at = Math.min(opening.close, to);
    yield* cut({ ...opening, open: Math.max(opening.open, from), close: at }, holds, nameOf(schedule, opening, names));
  }
  yield* skipped(schedule, at, to, names);
}

/** Open time, cut wherever a hold begins or ends. */
function* cut({ open, close }: Opening, holds: readonly Hold[], name: string | undefined): Generator<Piece, undefined> {
  let at = open;
  for (const hold of holds) {
    if (hold.to <= at) continue;
    if (hold.from >= close) break;
    if (hold.from > at) yield { kind: 'counted', from: at, to: hold.from, name };
    const end = Math.min(hold.to, close);
    yield { kind: 'paused', from: Math.max(at, hold.from), to: end };
    at = end;
  }
  if (at < close) yield { kind: 'counted', from: at, to: close, name };
}

/** Closed time, cut at the midnights between days that are closed for different reasons. */
function* skipped(schedule: Schedule, from: number, to: number, names: DayNames): Generator<Piece, undefined> {
  let at = from;
  // A clock set back over midnight shows a day again: the day only ever goes on.
  for (let day = dayOf(schedule.zone, from); at < to; day += 1) {
    const end = Math.min(to, firstInstantShowing(schedule.zone, (day + 1) * DAY));
    if (end <= at) continue;
    yield { kind: 'skipped', from: at, to: end, ...whyClosed(schedule, day, names) };
    at = end;
  }
}

function whyClosed(schedule: Schedule, day: number, names: DayNames): Pick<Piece, 'reason' | 'name'> {
  if (windowsOn(schedule, day).length > 0) return { reason: 'outside-hours' };
  if (schedule.holidays.has(day)) return { reason: 'holiday', name: names[dateText(day)] };
  return { reason: 'closed-day' };
}

/** Only days that differ from their week are worth a name: make-up days and one-off openings. */
function nameOf({ workdays }: Schedule, { day }: Opening, names: DayNames): string | undefined {
  return workdays.has(day) ? names[dateText(day)] : undefined;
}

function foldedInTheMiddle(pieces: readonly Piece[]): Piece[] {
  const half = LONGEST_LEDGER / 2;
  const middle = pieces.slice(half, 1 - half);
  const sums: Sums = { counted: 0, paused: 0, skipped: 0 };
  for (const { kind, from, to } of middle) sums[kind as keyof Sums] += to - from;
  const fold: Piece = { kind: 'folded', from: middle[0]!.from, to: middle.at(-1)!.to, sums };
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
