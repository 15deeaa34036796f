/** What is an instant or a date, and what is none: every door reads them by these two. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateSchema, parseDate } from '../src/date.ts';
import { instantSchema } from '../src/instant-schema.ts';
import { parseInstant, textOf } from '../src/instants.ts';

const [first, end] = [Date.UTC(1900, 0), Date.UTC(2201, 0)];

describe('an instant', () => {
  it.each([
    ['2026-06-01T09:00:00+09:00', '2026-06-01T00:00:00.000Z'],
    ['2026-06-01T09:00Z', '2026-06-01T09:00:00.000Z'],
    ['2026-06-01T09:00:00.5-00:00', '2026-06-01T09:00:00.500Z'],
    ['2026-06-01T09:00:00.123456789Z', '2026-06-01T09:00:00.123Z'],
    ['2026-12-31T23:30:00-01:30', '2027-01-01T01:00:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['2200-12-31T23:59:59.999999999Z', '2200-12-31T23:59:59.999Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2017-01-01T08:59:60.5+09:00', '2017-01-01T00:00:00.500Z'],
  ])('is %s, kept as %s', (text, kept) => {
    expect(parseInstant(text)).toEqual({ ok: true, value: kept });
    expect(instantSchema.parse(text)).toBe(kept);
  });

  it('is written as a Date writes it, whatever the year', () => {
    const anyMs = fc.oneof(fc.integer({ min: first, max: end }), fc.integer({ min: -8.64e15, max: 8.64e15 }));
    fc.assert(fc.property(anyMs, (ms) => textOf(ms) === new Date(ms).toISOString()));
    expect([0, -0, -1, 1.9, -1.9].map(textOf)).toEqual([0, -0, -1, 1.9, -1.9].map((ms) => new Date(ms).toISOString()));
    expect(() => textOf(Number.NaN)).toThrow(RangeError);
  });

  it.each([
    '2026-06-01T09:00:00.1234567890Z',
    '2026-06-01T09:00:00',
    '2026-06-01 09:00:00Z',
    '2026-06-01',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '0000-00-00T00:00:00Z',
    '2026-06-01T24:00:00Z',
    '2026-06-01T99:99:99Z',
    '2026-06-01T12:00:60Z',
    '2026-06-01T23:59:61Z',
    '2026-06-01T09:00:00+24:00',
    '2026-06-01T09:00:00+09:60',
    '2026-06-01T09:00:00+0900',
    '2026-06-01T09:00:00Z[Asia/Seoul]',
    '+002026-06-01T09:00:00Z',
    '+275760-09-13T00:00:00Z',
    '٢٠٢٦-06-01T09:00:00Z',
    ' 2026-06-01T09:00:00Z',
    '2026-06-01T09:00:00Z\n',
    '',
  ])('is not %j', (text) => {
    expect(parseInstant(text)).toEqual({ ok: false, error: expect.stringContaining('2026-06-01T09:00:00Z') });
    expect(instantSchema.safeParse(text).success).toBe(false);
  });

  it.each([
    '1899-12-31T23:59:59.999Z',
    '1900-01-01T00:00:00+09:00',
    '2201-01-01T00:00:00Z',
    '2200-12-31T23:59:60Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('is out of range at %s', (text) => {
    expect(parseInstant(text)).toEqual({ ok: false, error: 'expected an instant in the years 1900 to 2200' });
    expect(instantSchema.safeParse(text).error?.issues).toMatchObject([{ message: expect.stringContaining('1900') }]);
  });

  it('is read as Temporal reads it, and once kept, it is kept the same', () => {
    const minutes = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
    fc.assert(
      fc.property(fc.integer({ min: first, max: end - 1 }), minutes, fc.nat(999_999), (epochMs, offset, rest) => {
        const local = new Date(epochMs + offset * 60_000).toISOString().slice(0, -1);
        const two = (n: number) => String(n).padStart(2, '0');
        const [hours, left] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const zone = `${offset < 0 ? '-' : '+'}${two(hours)}:${two(left)}`;
        const text = `${local}${String(rest).padStart(6, '0')}${zone}`;
        fc.pre(local.length === 23); // The local year may lie just outside the four digits of a year there is.
        const kept = parseInstant(text);
        expect(kept).toEqual({ ok: true, value: new Date(epochMs).toISOString() });
        expect(Temporal.Instant.from(text).epochMilliseconds).toBe(epochMs);
        expect(kept.ok && parseInstant(kept.value)).toEqual(kept);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/)),
        (text) => {
          const read = parseInstant(text);
          expect(read.ok ? new Date(read.value).toISOString() : read.error).toBe(read.ok ? read.value : read.error);
        },
      ),
    );
  });
});

describe('a date', () => {
  it.each(['1900-01-01', '2200-12-31', '2028-02-29', '2000-02-29'])('is %s', (text) => {
    expect(parseDate(text)).toEqual({ ok: true, value: text });
    expect(dateSchema.parse(text)).toBe(text);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T',
    '',
  ])('is not %j', (text) => {
    expect(parseDate(text)).toEqual({ ok: false, error: 'expected a date such as "2026-02-17"' });
    expect(dateSchema.safeParse(text).success).toBe(false);
  });

  it.each(['1899-12-31', '2201-01-01', '0000-01-01', '0099-12-31', '9999-12-31'])('is out of range at %s', (text) => {
    expect(parseDate(text)).toEqual({ ok: false, error: 'expected a date in the years 1900 to 2200' });
  });
});
