import { Temporal } from 'temporal-polyfill';

/** The one place where production code reads the wall clock. */
export function now(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now());
}
