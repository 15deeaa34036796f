import type { Temporal } from 'temporal-polyfill';
import type { Problem } from './problem.ts';
import { badPause } from './problems.ts';
import { ok, type Result, refuse } from './result.ts';
import { secondsAt } from './seconds.ts';

/** The time a clock was on hold: from an instant to another, or to null while it still is. Pauses may overlap. */
export type Pause = readonly [from: Temporal.Instant, to: Temporal.Instant | null];

/** A pause in whole seconds since 1970-01-01 UTC; `to` is Infinity while it goes on. */
export type Hold = { readonly from: number; readonly to: number };

/** Pauses as holds. Parts of a second count as on hold, so that a due time is never too early. */
export function holdsOf(pauses: readonly Pause[]): Result<readonly Hold[], Problem<'pause-invalid'>> {
  return inOrder(
    pauses.map(([from, to]) => ({
      from: secondsAt(from, 'down'),
      to: to ? secondsAt(to, 'up') : Number.POSITIVE_INFINITY,
    })),
  );
}

/** Holds sorted, and merged where they overlap or touch. Refused with `pause-invalid` if one ends before it begins. */
export function inOrder(holds: readonly Hold[]): Result<readonly Hold[], Problem<'pause-invalid'>> {
  const wrong = holds.findIndex(({ from, to }) => to < from);
  if (wrong >= 0) return refuse(badPause(wrong));
  if (holds.length < 2) return ok(holds);
  const apart: Hold[] = [];
  for (const hold of holds.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last && hold.from <= last.to) apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, hold.to) };
    else apart.push(hold);
  }
  return ok(apart);
}

/** The hold an instant lies in; on its first second it does not yet. */
export function holdAround(holds: readonly Hold[], instant: number): Hold | undefined {
  return holds.find(({ from, to }) => from < instant && instant < to);
}
