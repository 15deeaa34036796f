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
  for (const day of daysOf(away.filter(({ kind }) => term.excludes?.includes(kind)))) {
    const runs = Temporal.PlainDate.compare(day, start) > 0 && Temporal.PlainDate.compare(day, last) <= 0;
    if (runs) last = last.add({ days: 1 });
  }
  return last;
}

/** The instant a last day is over, in the zone of the business. */
export function endOf(lastDay: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return lastDay.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}

/** Each day of some stretches once, in order. */
function daysOf(stretches: readonly Away[]): Temporal.PlainDate[] {
  const days = new Set<string>();
  for (const { from, to } of stretches) {
    for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) days.add(day.toString());
  }
  return [...days].sort().map((day) => Temporal.PlainDate.from(day));
}
