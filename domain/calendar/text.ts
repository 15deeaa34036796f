import { DAY, offsetAt } from './zone.ts';

/** A number of seconds since 1970-01-01 UTC as a zone's clock shows it: `2026-02-18T13:30:00+09:00`. */
export function textIn(zone: string, seconds: number): string {
  const offset = offsetAt(zone, seconds);
  return `${new Date((seconds + offset) * 1000).toISOString().slice(0, -5)}${offsetText(offset)}`;
}

/**
 * An ISO 8601 instant with an offset (checked before) in whole seconds since 1970-01-01 UTC, a part of a second
 * rounded up or down.
 */
export function secondsOfText(text: string, round: 'up' | 'down'): number {
  const [, whole, fraction, offset] = /^([^.]*)(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.exec(text)!;
  const seconds = Date.parse(`${whole}${offset}`) / 1000;
  return round === 'up' && Number(fraction ?? 0) > 0 ? seconds + 1 : seconds;
}

/** The date of a numbered day: `2026-02-18`. */
export function dateText(day: number): string {
  return new Date(day * DAY * 1000).toISOString().slice(0, -14);
}

/** `+09:00`; zones had seconds in their offsets once. */
function offsetText(offset: number): string {
  const [sign, size] = offset < 0 ? ['-', -offset] : ['+', offset];
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const seconds = size % 60 ? `:${two(size % 60)}` : '';
  return `${sign}${two(size / 3600)}:${two((size % 3600) / 60)}${seconds}`;
}
