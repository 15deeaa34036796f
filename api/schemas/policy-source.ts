import * as z from 'zod/mini';

/** Source and document, with a preset merged in, must fit one row of 400 KB. */
export const sourceLimitBytes = 128 * 1024;
/** Deeper than any policy goes. */
const deepest = 40;

/** A policy as it is written: an object, whatever is in it. What it lacks is told as faults. */
export const sourceSchema = z.lazy(() =>
  z
    .record(z.string(), z.unknown())
    .check(z.refine((source) => isShallow(source), `expected an object of at most ${deepest} levels`)),
);

/** Level by level: something nested very deep must not exhaust the stack. */
function isShallow(source: unknown): boolean {
  let level = [source];
  for (let depth = 0; depth <= deepest; depth += 1) {
    if (level.length === 0) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
