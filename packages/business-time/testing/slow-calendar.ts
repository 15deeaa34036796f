/**
 * Business time worked out the slow, obvious way, to hold the real one against: look at the clock on the wall every
 * minute, see whether a window is open by it, and count seconds one by one. It shares no code with the real one.
 */
import type { Calendar } from '../src/calendar.ts';

/** Minutes since the midnight its day begins with. */
type Window = { start: number; end: number };
/** Seconds since 1970-01-01 UTC; a pause is over just before `to`. */
export type SlowPause = { from: number; to: number };

const MINUTES_A_DAY = 1440;
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const wallClocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

export class SlowCalendar {
  readonly #calendar: Calendar;
  readonly #first: number;
  /** For each minute from the first on, the number of the day whose window is open, or null. */
  readonly #openDay: (number | null)[] = [];
  /** For each minute, the latest local minute the wall clock has shown: a clock set back repeats what is over. */
  readonly #latest: number[] = [];
  /** For each minute, whether the wall clock shows what it has shown before. */
  readonly #repeats: boolean[] = [];
  readonly #windows = new Map<number, readonly Window[]>();

  /** Looks at the wall clock from two days before `from` (seconds) for a number of days. */
  constructor(calendar: Calendar, from: number, days: number) {
    this.#calendar = calendar;
    this.#first = Math.floor(from / 60) - 2 * MINUTES_A_DAY;
    let latest = Number.NEGATIVE_INFINITY;
    for (let minute = this.#first; minute < this.#first + (days + 2) * MINUTES_A_DAY; minute += 1) {
      const local = localMinute(calendar.timeZone, minute);
      this.#repeats.push(local < latest);
      latest = Math.max(latest, local);
      this.#latest.push(latest);
      this.#openDay.push(this.#dayOpenAt(latest));
    }
  }

  isOpen(second: number): boolean {
    return this.#dayAt(second) !== null;
  }

  /** The second at which `seconds` open seconds off hold have been counted, or null if that is out of sight. */
  dueAt(start: number, seconds: number, pauses: readonly SlowPause[]): number | null {
    let left = seconds;
    for (let second = start; this.#sees(second); second = this.#next(second)) {
      if (!this.isOpen(second) || paused(pauses, second)) continue;
      if (left === 0) return second;
      left -= 1;
      if (left === 0) return second + 1;
    }
    return null;
  }

  /** Open seconds off hold. */
  elapsed(from: number, to: number, pauses: readonly SlowPause[]): number {
    let seconds = 0;
    for (let second = from; second < to; second = this.#next(second)) {
      if (this.isOpen(second) && !paused(pauses, second)) seconds += 1;
    }
    return seconds;
  }

  /** The same local time `n` working days on, or what is open next that day, or its closing; null if out of sight. */
  workingDaysAfter(start: number, n: number): number | null {
    let begin = start;
    while (this.#sees(begin) && !this.isOpen(begin)) begin = this.#next(begin);
    const firstDay = this.#dayAt(begin);
    if (firstDay === null) return null;
    const shown = localMinute(this.#calendar.timeZone, Math.floor(begin / 60)) * 60 + (begin % 60);
    const timeOfDay = shown - firstDay * MINUTES_A_DAY * 60;

    const later = new Set(this.#openDay.filter((day) => day !== null && day > firstDay));
    const [landing, dayAfter] = [...later].sort((a, b) => a! - b!).slice(n - 1);
    if (landing == null || dayAfter == null) return null;

    let closing: number | null = null;
    for (let second = begin; this.#sees(second); second = this.#next(second)) {
      const [before, now] = [this.#dayAt(second - 1), this.#dayAt(second)];
      const reached = this.#latestAt(second) >= landing * MINUTES_A_DAY * 60 + timeOfDay;
      if (reached && (now === landing || before === landing)) return second;
      if (before === landing) closing = second;
    }
    return closing;
  }

  /** The second to look at next: the one after, or, since windows are whole minutes, the next minute while closed. */
  #next(second: number): number {
    return this.isOpen(second) ? second + 1 : (Math.floor(second / 60) + 1) * 60;
  }

  #sees(second: number): boolean {
    return Math.floor(second / 60) - this.#first < this.#openDay.length;
  }

  #dayAt(second: number): number | null {
    return this.#openDay[Math.floor(second / 60) - this.#first] ?? null;
  }

  /** The latest local second shown; within a minute that the clock repeats it stands still. */
  #latestAt(second: number): number {
    const minute = Math.floor(second / 60);
    const [latest, repeats] = [this.#latest[minute - this.#first]!, this.#repeats[minute - this.#first]];
    return latest * 60 + (repeats ? 59 : second - minute * 60);
  }

  #dayOpenAt(local: number): number | null {
    const today = Math.floor(local / MINUTES_A_DAY);
    for (const day of [today - 1, today]) {
      const time = local - day * MINUTES_A_DAY;
      const windows = this.#windows.get(day) ?? this.#windowsOn(day);
      this.#windows.set(day, windows);
      if (windows.some(({ start, end }) => start <= time && time < end)) return day;
    }
    return null;
  }

  #windowsOn(day: number): readonly Window[] {
    const midnight = new Date(day * MINUTES_A_DAY * 60_000);
    const date = midnight.toISOString().slice(0, 10);
    const { windows, holidays, workdays } = this.#calendar;
    if (workdays?.[date]) return workdays[date].map(inMinutes);
    if (holidays?.includes(date)) return [];
    if (windows === '24x7') return [{ start: 0, end: MINUTES_A_DAY }];
    return (windows[weekdayNames[midnight.getUTCDay()]!] ?? []).map(inMinutes);
  }
}

function paused(pauses: readonly SlowPause[], second: number): boolean {
  return pauses.some(({ from, to }) => from <= second && second < to);
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

function inMinutes([from, to]: readonly [string, string]): Window {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return { start, end: end > start ? end : end + MINUTES_A_DAY };
}

/** What the wall clock shows, in minutes since 1970-01-01. If it is not changed within a quarter, it is asked once for it. */
function localMinute(zone: string, minute: number): number {
  const quarter = Math.floor(minute / 15) * 15;
  const offset = wallClockOffset(zone, quarter);
  return minute + (offset === wallClockOffset(zone, quarter + 15) ? offset : wallClockOffset(zone, minute));
}

function wallClockOffset(zone: string, minute: number): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const offset = known.get(minute) ?? askWallClock(zone, minute) - minute;
  known.set(minute, offset);
  return offset;
}

function askWallClock(zone: string, minute: number): number {
  let clock = wallClocks.get(zone);
  if (!clock) {
    const shown = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...shown });
    wallClocks.set(zone, clock);
  }
  const part = Object.fromEntries(clock.formatToParts(minute * 60_000).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!) / 60_000;
}
