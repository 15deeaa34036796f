import { Temporal } from 'temporal-polyfill';
import type { InstantText } from '../../domain/vocabulary.ts';

/** The one place where production code reads the wall clock. */
export function now(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now());
}

/** The same as text, for functions that need no Temporal and should not load it. */
export function nowText(): InstantText {
  return new Date(Date.now()).toISOString();
}
