import type { Problem } from './problem.ts';
/** Open time between instants, in whole seconds since 1970-01-01 UTC: looked up in pages, without a walk. */

import { badTarget, neverOpen } from './problems.ts';
import { ok, type Result, refuse } from './result.ts';
import { firstPageAt, lastPageAt, type Opening, openingsOn, type Page, pageOf, type Schedule } from './schedule.ts';
import { DAY } from './zone.ts';

/** A calendar that is closed for this long counts as never open. */
const LONGEST_CLOSURE_DAYS = 400;
const LONGEST_CLOSURE = LONGEST_CLOSURE_DAYS * DAY;

/** The longest a target may reach, in seconds from its start: ten years. */
export const LONGEST_TARGET = 3_653 * DAY;
const LONGEST_WALK_DAYS = 3_653 + LONGEST_CLOSURE_DAYS;

/** The openings that end after `from` and start before `until`, in order; the first may have begun before `from`. */
export function* openingsBetween(schedule: Schedule, from: number, until: number): Generator<Opening, undefined> {
  for (let number = firstPageAt(from); number <= lastPageAt(until); number += 1) {
    const { openings } = pageOf(schedule, number);
    for (let index = indexAfter(openings, from); index < openings.length; index += 1) {
      const opening = openings[index]!;
      if (opening.open >= until) return;
      yield opening;
    }
  }
}

/** The opening that is under way at `from`, or the next one. Refused: `calendar-never-open`. */
export function firstOpening(schedule: Schedule, from: number): Result<Opening, Problem<'calendar-never-open'>> {
  const last = lastPageAt(from + LONGEST_CLOSURE);
  for (let number = firstPageAt(from); number <= last; number += 1) {
    const { openings } = pageOf(schedule, number);
    const first = openings[indexAfter(openings, from)];
    if (first) return first.open - from < LONGEST_CLOSURE ? ok(first) : refuse(neverOpen(schedule.zone, from));
  }
  return refuse(neverOpen(schedule.zone, from));
}

/** How many seconds are open from one instant to another; 0 if `to` is before `from`. */
export function openSeconds(schedule: Schedule, from: number, to: number): number {
  if (to <= from) return 0;
  let seconds = 0;
  for (let number = firstPageAt(from); number <= lastPageAt(to); number += 1) {
    const page = pageOf(schedule, number);
    seconds += openBefore(page, to) - openBefore(page, from);
  }
  return seconds;
}

/**
 * The instant at which so many open seconds after `from` have passed: at closing, the closing instant. With 0 it is
 * the first open instant. Refused: `calendar-never-open`, and `target-invalid` if it lies after `horizon`.
 */
export function afterOpenSeconds(
  schedule: Schedule,
  from: number,
  seconds: number,
  horizon: number,
): Result<number, Problem<'calendar-never-open' | 'target-invalid'>> {
  let left = seconds;
  let lastOpen = from;
  for (let number = firstPageAt(from); number <= lastPageAt(horizon); number += 1) {
    const page = pageOf(schedule, number);
    const next = page.openings[indexAfter(page.openings, from)];
    if (!next) continue;
    if (next.open - lastOpen >= LONGEST_CLOSURE) return refuse(neverOpen(schedule.zone, lastOpen));
    if (seconds === 0) return within(Math.max(from, next.open), horizon);
    const passed = openBefore(page, from);
    const open = page.before.at(-1)! - passed;
    if (left <= open) return within(instantOf(page, passed + left), horizon);
    left -= open;
    lastOpen = page.openings.at(-1)!.close;
  }
  return refuse(horizon - lastOpen >= LONGEST_CLOSURE ? neverOpen(schedule.zone, lastOpen) : tooLate());
}

function within(instant: number, horizon: number): Result<number, Problem<'target-invalid'>> {
  return instant <= horizon ? ok(instant) : refuse(tooLate());
}

function tooLate() {
  return badTarget('It would fall due more than ten years after its start.');
}

/**
 * The nth working day after a numbered day, or before it if `n` is negative; with 0 the day itself, or the next
 * working day if it is closed. Refused: `calendar-never-open`, and `target-invalid` if it is more than ten years away.
 */
export function workingDayAfter(
  schedule: Schedule,
  from: number,
  n: number,
): Result<number, Problem<'calendar-never-open' | 'target-invalid'>> {
  const step = n < 0 ? -1 : 1;
  let day = n === 0 ? from - 1 : from;
  let left = Math.max(1, Math.abs(n));
  let closed = 0;
  while (left > 0) {
    day += step;
    closed += 1;
    if (Math.abs(day - from) > LONGEST_WALK_DAYS) return refuse(tooLate());
    if (closed > LONGEST_CLOSURE_DAYS) return refuse(neverOpen(schedule.zone, from * DAY));
    if (openingsOn(schedule, day).length === 0) continue;
    left -= 1;
    closed = 0;
  }
  return ok(day);
}

/** The index of the first opening that ends after an instant. */
function indexAfter(openings: readonly Opening[], instant: number): number {
  let [low, high] = [0, openings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (openings[middle]!.close <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The open seconds of a page that have passed at an instant. */
function openBefore({ openings, before }: Page, instant: number): number {
  const index = indexAfter(openings, instant);
  const opening = openings[index];
  return before[index]! + (opening ? Math.max(0, instant - opening.open) : 0);
}

/** The instant at which a number of open seconds of a page, at least 1, have passed. */
function instantOf({ openings, before }: Page, seconds: number): number {
  let [low, high] = [0, openings.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before[middle + 1]! < seconds) low = middle + 1;
    else high = middle;
  }
  return openings[low]!.open + seconds - before[low]!;
}
