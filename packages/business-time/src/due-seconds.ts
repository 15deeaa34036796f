import type { Problem } from './problem.ts';
/**
 * Due and elapsed time in whole seconds since 1970-01-01 UTC. It is what business-time.ts answers with, for whoever
 * asks millions of times: a few microseconds each, as long as the same calendar object is passed again.
 */

import type { Calendar } from './calendar.ts';
import { type Hold, holdAround } from './holds.ts';
import { afterOpenSeconds, firstOpening, LONGEST_TARGET, openSeconds } from './open-time.ts';
import { ok, type Result } from './result.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { afterDates, closeOfDay, type Target } from './target.ts';

/** The due second; or none because a hold goes on since `since`, with the open seconds left to count after it. */
export type DueSeconds =
  | { readonly due: number }
  | { readonly due: null; readonly since: number; readonly remaining: number };

/**
 * When a target falls due if its clock starts at a second.
 * @param target as `parseTarget` reads it
 * @param holds sorted and apart, as `inOrder` and `holdsOf` make them
 */
export function dueSecondsOf(
  calendar: Calendar,
  start: number,
  target: Target,
  holds: readonly Hold[] = [],
): Result<DueSeconds, Problem<'calendar-never-open' | 'target-invalid'>> {
  const schedule = scheduleOf(calendar);
  const due = counted(schedule, start, target, holds);
  if (!target.toClose || !due.ok || due.value.due === null) return due;
  const close = closeOfDay(schedule, due.value.due);
  return close.ok ? ok({ due: close.value }) : close;
}

function counted(
  schedule: Schedule,
  start: number,
  { dates, seconds }: Target,
  holds: readonly Hold[],
): Result<DueSeconds, Problem<'calendar-never-open' | 'target-invalid'>> {
  const horizon = start + LONGEST_TARGET;
  if (!dates) return countFrom(schedule, start, seconds, holds, horizon);
  const landing = afterDates(schedule, start, dates);
  if (!landing.ok) return landing;
  const base = landing.value;
  const owed = seconds + onHold(schedule, start, base, holds);
  if (owed === 0 && !holdAround(holds, base)) return ok({ due: base });
  return countFrom(schedule, base, owed, holds, horizon);
}

/** The open seconds from one second to another that are not on hold; 0 if `to` is before `from`. */
export function elapsedSecondsOf(calendar: Calendar, from: number, to: number, holds: readonly Hold[] = []): number {
  const schedule = scheduleOf(calendar);
  return openSeconds(schedule, from, to) - onHold(schedule, from, to, holds);
}

/** Counts open seconds off hold; none lead to the first second that is open and not on hold. */
function countFrom(
  schedule: Schedule,
  from: number,
  seconds: number,
  holds: readonly Hold[],
  horizon: number,
): Result<DueSeconds, Problem<'calendar-never-open' | 'target-invalid'>> {
  let [at, left] = [from, seconds];
  for (const hold of holds) {
    if (hold.to <= at) continue;
    if (hold.from > horizon) break;
    const running = openSeconds(schedule, at, hold.from);
    if (running > 0 && left <= running) break;
    left -= running;
    if (hold.to === Number.POSITIVE_INFINITY) {
      const opens = firstOpening(schedule, from);
      return opens.ok ? ok({ due: null, since: hold.from, remaining: left }) : opens;
    }
    at = hold.to;
  }
  const due = afterOpenSeconds(schedule, at, left, horizon);
  return due.ok ? ok({ due: due.value }) : due;
}

function onHold(schedule: Schedule, from: number, to: number, holds: readonly Hold[]): number {
  return holds.reduce(
    (seconds, hold) => seconds + openSeconds(schedule, Math.max(from, hold.from), Math.min(to, hold.to)),
    0,
  );
}
