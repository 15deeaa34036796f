import { Temporal } from 'temporal-polyfill';

/** An instant in whole seconds since 1970-01-01 UTC, a part of a second rounded up or down. */
export function secondsAt(instant: Temporal.Instant, round: 'up' | 'down'): number {
  const milliseconds = instant.epochMilliseconds;
  const second = Math.floor(milliseconds / 1000);
  const whole = milliseconds % 1000 === 0 && instant.epochNanoseconds % 1_000_000n === 0n;
  return round === 'down' || whole ? second : second + 1;
}

/** The instant at a number of seconds since 1970-01-01 UTC. */
export function instantAt(seconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
}
