import fc from 'fast-check';
import { readInstant } from 'local-aws/instant';
import { describe, expect, it } from 'vitest';
import { parseEpoch } from '../../domain/instants.ts';

const written = [
  '2026-06-01T09:00:00Z',
  '2026-06-01T09:00Z',
  '2026-06-01T09:00:00.123456789Z',
  '2026-06-01T09:00:00.1234567890Z',
  '2026-06-01T18:00:00+09:00',
  '2026-06-01T09:00:00-00:00',
  '2026-06-01T09:00:00+23:59',
  '2026-06-01T09:00:00+24:00',
  '2026-06-01T09:00:00+09',
  '2026-06-01T09:00:00+0900',
  '2026-06-01T09:00:00+09:00:00',
  '20260601T090000Z',
  '2026-06-01T09Z',
  '2026-06-01t09:00:00z',
  '2026-06-01 09:00:00Z',
  '2026-06-01T09:00:00,5Z',
  '2026-06-01T09:00:00Z[UTC]',
  '2026-06-01T09:00:00\u221209:00',
  '+002026-06-01T09:00:00Z',
  '2026-06-30T24:00:00Z',
  '2026-06-30T23:59:60Z',
  '2026-07-01T08:59:60.5+09:00',
  '2026-06-30T10:00:60Z',
  '2026-02-30T09:00:00Z',
  ' 2026-06-01T09:00:00Z',
  '2026-06-01T09:00:00Z\n',
  '2026-06-01',
  '1970-01-01T00:00:00Z',
  '2200-12-31T23:59:59.999Z',
  '2200-12-31T23:59:59-01:00',
];

describe('where the local clock is to stand is read as the application reads instants: at every door there is one grammar', () => {
  it.each(written)('%j', (text) => {
    expect(readOrNull(text)).toEqual(applicationReads(text));
  });

  it('whatever is written between 1970 and 2200', () => {
    const two = fc.integer({ min: 0, max: 61 }).map((part) => String(part).padStart(2, '0'));
    const zone = fc.oneof(
      fc.constant('Z'),
      fc.tuple(fc.constantFrom('+', '-'), two, two).map(([s, h, m]) => `${s}${h}:${m}`),
    );
    const year = fc.integer({ min: 1971, max: 2199 });
    fc.assert(
      fc.property(year, fc.tuple(two, two, two, two, two), zone, (y, [month, day, hour, minute, second], offset) => {
        const text = `${y}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
        expect(readOrNull(text)).toEqual(applicationReads(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function readOrNull(text: string): number | null {
  try {
    return readInstant(text);
  } catch {
    return null;
  }
}

function applicationReads(text: string): number | null {
  const read = parseEpoch(text);
  return read.ok ? read.value.epochMs : null;
}
