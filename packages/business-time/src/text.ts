import { parseEpoch } from './instants.ts';
import { DAY, offsetAt } from './zone.ts';

/**
 * A number of seconds since 1970-01-01 UTC as a zone's clock shows it: `2026-02-18T13:30:00+09:00`. Where a zone had
 * seconds in its offset once, in whole minutes of it, for ISO 8601 writes no others: the instant is the same.
 */
export function textIn(zone: string, seconds: number): string {
  const offset = Math.trunc(offsetAt(zone, seconds) / 60) * 60;
  const local = seconds + offset;
  const day = Math.floor(local / DAY);
  return `${dateText(day)}T${timeText(local - day * DAY)}${offsetText(offset)}`;
}

/**
 * An ISO 8601 instant with an offset (checked before) in whole seconds since 1970-01-01 UTC, a part of a second
 * rounded up or down.
 */
export function secondsOfText(text: string, round: 'up' | 'down'): number {
  const read = parseEpoch(text);
  if (!read.ok) throw new RangeError(`${text}: ${read.error}`);
  const { epochMs, hasMore } = read.value;
  const seconds = Math.floor(epochMs / 1000);
  return round === 'up' && (hasMore || epochMs % 1000 !== 0) ? seconds + 1 : seconds;
}

const dates = new Map<number, string>();
const DATES_KEPT = 20_000;

/** The date of a numbered day: `2026-02-18`. */
export function dateText(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * DAY * 1000).toISOString().slice(0, -14);
    if (dates.size >= DATES_KEPT) dates.clear();
    dates.set(day, date);
  }
  return date;
}

const twoDigits = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** `13:30:00` */
function timeText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}`;
}

/** `+09:00` */
function offsetText(offset: number): string {
  return `${offset < 0 ? '-' : '+'}${timeText(Math.abs(offset)).slice(0, -3)}`;
}
