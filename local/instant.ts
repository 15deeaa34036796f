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

/** Reads where the clock is to stand: an ISO 8601 date and time with a zone. @throws RangeError when it is none */
export function readInstant(text: string): EpochMs {
  const instant = Temporal.Instant.from(text).epochMilliseconds;
  if (!isInRange(instant)) throw new RangeError(`${text} is out of range`);
  return instant;
}
