import { Temporal } from 'temporal-polyfill';
import type { awayKinds, Term } from '../policy/terms.ts';

/** A stretch of days a customer was without the thing, the first and the last of them included. */
export interface Away {
  kind: (typeof awayKinds)[number];
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** The days something happened to a thing, by the names terms count from. */
export type TermDates = Partial<Record<Term['from'], Temporal.PlainDate>>;

/** The day a term counts from; null while that is unknown. */
export function firstDayOf(term: Term, dates: TermDates): Temporal.PlainDate | null {
  const day = dates[term.from] ?? null;
  const { exchange } = dates;
  if (!day || !exchange || !term.restartsOnExchange) return day;
  return Temporal.PlainDate.compare(exchange, day) > 0 ? exchange : day;
}

/** The last day that is written with four digits of a year, as every date here is; no term lasts longer. */
const lastOfAll = '9999-12-31';

/**
 * The last day of a term that counts from `start`; null if it lasts as long as the thing does.
 *
 * Days of the wall calendar: the day it starts on is not counted, and a month ends on the same number, or on the last
 * day of a month that is shorter. Each day the customer was without the thing adds a day, if the term excludes such
 * time and still ran then; a day in repair and waiting for parts at once adds one.
 */
export function lastDayOf(
  term: Term,
  start: Temporal.PlainDate,
  away: readonly Away[] = [],
): Temporal.PlainDate | null {
  if (term.period === 'lifetime') return null;
  let last = start.add(term.period);
  let counted = start;
  for (const { from, to } of inOrder(away.filter(({ kind }) => term.excludes?.includes(kind)))) {
    const first = later(from, counted.add({ days: 1 }));
    if (Temporal.PlainDate.compare(first, last) > 0) break;
    // Each day puts the end off by one, so that the whole stretch lies within the term as soon as its first day does.
    last = last.add({ days: Math.max(first.until(to).days + 1, 0) });
    counted = later(counted, to);
  }
  return Temporal.PlainDate.compare(last, lastOfAll) > 0 ? Temporal.PlainDate.from(lastOfAll) : last;
}

/** The instant a last day is over, in the zone of the business. */
export function endOf(lastDay: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return lastDay.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}

function inOrder(stretches: readonly Away[]): Away[] {
  return stretches.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from));
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}
