import { Temporal } from 'temporal-polyfill';
import { EXPECTED_INSTANT, isInRange, readInstant } from './instant.ts';
import type { EpochMs } from './service.ts';

/** A move that cannot be made; `field` says which part of the request is wrong. */
export class BadMove extends Error {
  override readonly name = 'BadMove';
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/**
 * How far to move the clock, as asked for by `{ "advance": "P3DT4H" }` or `{ "to": "2026-08-01T00:00:00Z" }`.
 * @returns the target as a function of the time when the move begins; it throws `BadMove` for a target in the past.
 * @throws BadMove naming the field.
 */
export function readMove(body: string): (now: EpochMs) => EpochMs {
  const { advance, to, ...others } = readObject(body);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new BadMove(unknown, 'is not known; use advance or to');
  if ((advance === undefined) === (to === undefined)) throw new BadMove('advance', 'give either advance or to');
  return advance === undefined ? moveTo(to) : moveBy(advance);
}

function readObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered below, as any other body that is not an object.
  }
  throw new BadMove('body', 'must be a JSON object such as {"advance":"P3DT4H"}');
}

/** Calendar parts (years, months, weeks, days) are counted in UTC. */
function moveBy(advance: unknown): (now: EpochMs) => EpochMs {
  const duration = parse('advance', 'an ISO 8601 duration such as P3DT4H', () =>
    Temporal.Duration.from(requireString(advance)),
  );
  if (duration.sign < 0) throw new BadMove('advance', 'must not be negative: the clock never goes back');
  return (now) => {
    const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC');
    return parse('advance', `a duration that leads to ${EXPECTED_INSTANT}`, () =>
      within(start.add(duration).epochMilliseconds),
    );
  };
}

function moveTo(to: unknown): (now: EpochMs) => EpochMs {
  const target = parse('to', EXPECTED_INSTANT, () => readInstant(requireString(to)));
  return (now) => {
    if (target >= now) return target;
    throw new BadMove('to', `is in the past: the clock stands at ${new Date(now).toISOString()} and never goes back`);
  };
}

function parse<T>(field: string, expected: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new BadMove(field, `must be ${expected}`);
  }
}

function within(instant: EpochMs): EpochMs {
  if (!isInRange(instant)) throw new RangeError('out of range');
  return instant;
}

function requireString(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a string');
  return value;
}
