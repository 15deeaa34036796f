import { Temporal } from 'temporal-polyfill';

/** Seconds in a day of 24 hours. Days are numbered from 1970-01-01, instants are whole seconds since then in UTC. */
export const DAY = 86_400;

/** Offsets from UTC in seconds, by zone and by the UTC midnight they were asked for; asking Intl is slow. */
const offsets = new Map<string, Map<number, number>>();
const OFFSETS_KEPT = 20_000;

/** The instant, in whole seconds, at which the zone's clock first shows `local` seconds since 1970-01-01 or later. */
export function firstInstantShowing(zone: string, local: number): number {
  const day = Math.floor(local / DAY);
  const steady = steadyOffset(zone, day - 1, day + 2);
  if (steady !== null) return local - steady;

  // The clock is changed nearby: go from one change to the next until the local time is reached. A local time that is
  // skipped gives the instant of the change, one that occurs twice gives its first occurrence.
  let from = (day - 1) * DAY;
  let offset = offsetAtMidnight(zone, day - 1);
  for (;;) {
    const instant = Math.max(from, local - offset);
    const change = zoned(zone, from).getTimeZoneTransition('next');
    const next = change ? change.epochMilliseconds / 1000 : Number.POSITIVE_INFINITY;
    if (!change || instant < next) return instant;
    from = next;
    offset = change.offsetNanoseconds / 1e9;
  }
}

/** The offset from UTC, in seconds, that a zone keeps from one numbered day to another; null if its clock is changed. */
export function steadyOffset(zone: string, first: number, last: number): number | null {
  const offset = offsetAtMidnight(zone, first);
  for (let day = first + 1; day <= last; day += 1) if (offsetAtMidnight(zone, day) !== offset) return null;
  return offset;
}

/** The zone's offset from UTC at an instant, in seconds. */
export function offsetAt(zone: string, instant: number): number {
  const day = Math.floor(instant / DAY);
  const offset = offsetAtMidnight(zone, day);
  return offset === offsetAtMidnight(zone, day + 1) ? offset : zoned(zone, instant).offsetNanoseconds / 1e9;
}

/** The number of the local day an instant falls on. */
export function dayOf(zone: string, instant: number): number {
  return Math.floor((instant + offsetAt(zone, instant)) / DAY);
}

/** The number of a date's day. */
export function dayOfDate(isoDate: string): number {
  return Date.parse(isoDate) / (DAY * 1000);
}

/** The date of a numbered day. */
export function dateOfDay(day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(new Date(day * DAY * 1000).toISOString().slice(0, 10));
}

/** The day so many months after a numbered day: the last of that month, if the month has no such day. */
export function dayLater(day: number, months: number): number {
  const date = new Date(day * DAY * 1000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(new Date(0).setUTCFullYear(year, month + 1, 0)).getUTCDate();
  return date.setUTCFullYear(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / (DAY * 1000);
}

function offsetAtMidnight(zone: string, day: number): number {
  let known = offsets.get(zone);
  if (!known || known.size >= OFFSETS_KEPT) {
    known = new Map();
    offsets.set(zone, known);
  }
  let offset = known.get(day);
  if (offset === undefined) {
    offset = zoned(zone, day * DAY).offsetNanoseconds / 1e9;
    known.set(day, offset);
  }
  return offset;
}

function zoned(zone: string, instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO(zone);
}
