import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from './service.ts';

/** The years the clock can stand in: AWS counts seconds from 1970 on, and applications write years with four digits. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2200;
const END: EpochMs = Date.UTC(LAST_YEAR + 1, 0);

/** What is said of an instant that cannot be read, or of a move that leads too far. */
export const EXPECTED_INSTANT = `an instant in the years ${FIRST_YEAR} to ${LAST_YEAR}, such as 2026-08-01T00:00:00Z`;

/** Whether the clock may stand there. */
export function isInRange(instant: EpochMs): boolean {
  return instant >= 0 && instant < END;
}

/** The one way an instant is written at any door; the application's own reader takes the same, and a test holds both to it. */
const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;
const DAY: EpochMs = 86_400_000;

/** Reads where the clock is to stand: an ISO 8601 date and time with a zone. @throws RangeError when it is none */
export function readInstant(text: string): EpochMs {
  const [whole, second] = FORM.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`${text} is no instant`);
  const read = Temporal.Instant.from(text).epochMilliseconds;
  // Temporal takes a leap second for the one before: it is the beginning of the next day, and there is none elsewhere.
  const instant = second === '60' ? read + 1000 : read;
  if (second === '60' && Math.floor(instant / 1000) % (DAY / 1000) !== 0)
    throw new RangeError(`${text} is no leap second`);
  if (!isInRange(instant)) throw new RangeError(`${text} is out of range`);
  return instant;
}
