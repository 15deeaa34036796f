import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../service.ts';
import { cronWallTimes } from './cron.ts';

export interface Recurrence {
  /** The first scheduled instant strictly after `after`, or undefined when there is none. */
  next(after: EpochMs): EpochMs | undefined;
}

const UNIT_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * The instants of a schedule expression in an IANA time zone.
 *
 * - `cron(...)`: a wall-clock time that daylight saving skips does not fire, a repeated one fires once, the first time.
 * - `rate(...)`: counted in elapsed time from `anchor`, the first instant being `anchor` itself.
 * - `at(yyyy-mm-ddThh:mm:ss)`: once. AWS does not say what a skipped time means here; it is moved on by the gap.
 *
 * @param anchor the start date, or the creation of the schedule
 * @throws Error saying what is not understood
 */
export function parseExpression(expression: string, timeZone: string, anchor: EpochMs): Recurrence {
  const [, kind, inner] = /^(cron|rate|at)\(([^)]*)\)$/.exec(expression.trim()) ?? [];
  assertTimeZone(timeZone);
  if (kind === 'cron') return cron(inner!, timeZone);
  if (kind === 'rate') return rate(inner!, anchor);
  if (kind === 'at') return at(inner!, timeZone);
  throw new Error(`"${expression}" is not a cron, rate or at expression`);
}

function cron(fields: string, timeZone: string): Recurrence {
  const wallTimes = cronWallTimes(fields);
  return {
    next(after) {
      // Wall times from here on, until one comes whose first occurrence is still ahead.
      for (let wall = wallTimes.next(wallAt(after, timeZone)); wall !== undefined; wall = wallTimes.next(wall)) {
        const instant = firstOccurrence(wall, timeZone);
        if (instant !== undefined && instant > after) return instant;
      }
      return undefined;
    },
  };
}

function rate(text: string, anchor: EpochMs): Recurrence {
  const [, value, unit, plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(text.trim()) ?? [];
  if (value === undefined || (value === '1') === (plural === 's')) throw new Error(`rate(${text}) is not valid`);
  const interval = Number(value) * UNIT_MS[unit!]!;
  return {
    next: (after) => (after < anchor ? anchor : anchor + (Math.floor((after - anchor) / interval) + 1) * interval),
  };
}

function at(text: string, timeZone: string): Recurrence {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) throw new Error(`at(${text}) is not yyyy-mm-ddThh:mm:ss`);
  const instant = Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(timeZone).epochMilliseconds;
  return { next: (after) => (instant > after ? instant : undefined) };
}

function assertTimeZone(timeZone: string): void {
  if (/^[+-]/.test(timeZone)) throw new Error(`"${timeZone}" is not the name of a time zone`);
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new Error(`"${timeZone}" is not the name of a time zone`);
  }
}

function wallAt(instant: EpochMs, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return instant + zoned.offsetNanoseconds / 1_000_000;
}

/** The first instant the clock on the wall shows this, or undefined when it never does. */
function firstOccurrence(wall: number, timeZone: string): EpochMs | undefined {
  const local = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(local) ? zoned.epochMilliseconds : undefined;
}
