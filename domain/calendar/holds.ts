import type { Temporal } from 'temporal-polyfill';
import { ok, type Result, refuse } from '../result.ts';
import { badPause } from './problems.ts';
import { openingsBetween, type Schedule } from './schedule.ts';
import { secondsAt } from './seconds.ts';

/** The time a clock was on hold: from an instant to another, or to null while it still is. Pauses may overlap. */
export type Pause = readonly [from: Temporal.Instant, to: Temporal.Instant | null];

/** A pause in seconds since 1970-01-01 UTC; `to` is Infinity while it goes on. */
export type Hold = { readonly from: number; readonly to: number };

/** A piece of open time that is wholly running or wholly on hold, in seconds since 1970-01-01 UTC. */
export type Stretch = { readonly from: number; readonly to: number; readonly hold: Hold | undefined };

/** Pauses in order and merged. Parts of a second count as on hold, so that a due time is never too early. */
export function holdsOf(pauses: readonly Pause[]): Result<readonly Hold[]> {
  const holds: Hold[] = [];
  for (const [index, [from, to]] of pauses.entries()) {
    const hold = { from: secondsAt(from, 'down'), to: to ? secondsAt(to, 'up') : Number.POSITIVE_INFINITY };
    if (hold.to < hold.from) return refuse(badPause(index));
    holds.push(hold);
  }
  holds.sort((a, b) => a.from - b.from);
  return ok(holds.length < 2 ? holds : merged(holds));
}

function merged(ordered: readonly Hold[]): Hold[] {
  const apart: Hold[] = [];
  for (const hold of ordered) {
    const last = apart.at(-1);
    if (last && hold.from <= last.to) apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, hold.to) };
    else apart.push(hold);
  }
  return apart;
}

/** The hold an instant lies in; on its first second it does not yet. */
export function holdAround(holds: readonly Hold[], instant: number): Hold | undefined {
  return holds.find(({ from, to }) => from < instant && instant < to);
}

/** The open time between two instants, in order, cut wherever a hold begins or ends. */
export function* stretchesBetween(
  schedule: Schedule,
  from: number,
  until: number,
  holds: readonly Hold[],
): Generator<Stretch, undefined> {
  let next = 0;
  for (const { open, close } of openingsBetween(schedule, from, until)) {
    const end = Math.min(close, until);
    let at = Math.max(open, from);
    while (at < end) {
      while (next < holds.length && holds[next]!.to <= at) next += 1;
      const upcoming = holds[next];
      const hold = upcoming && upcoming.from <= at ? upcoming : undefined;
      const to = Math.min(end, hold ? hold.to : (upcoming?.from ?? end));
      yield { from: at, to, hold };
      at = to;
    }
  }
}
