import { Temporal } from 'temporal-polyfill';
import type { InstantText } from './vocabulary.ts';

/** UTC with milliseconds always written, so that instants compare and sort as text. */
export function toText(instant: Temporal.Instant): InstantText {
  return instant.toString({ smallestUnit: 'millisecond' });
}

export function fromText(text: InstantText): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** The earliest of some instants; null when there is none. */
export function earliest(instants: Iterable<InstantText | null>): InstantText | null {
  let first: InstantText | null = null;
  for (const instant of instants) if (instant !== null && (first === null || instant < first)) first = instant;
  return first;
}

export function millisBetween(from: InstantText, to: InstantText): number {
  return Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
}

export function latest(a: InstantText, b: InstantText): InstantText {
  return a > b ? a : b;
}
