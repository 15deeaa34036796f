import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Away, endOf, firstDayOf, lastDayOf } from '../../domain/entitlement/terms.ts';
import { type Term, termSchema } from '../../domain/policy/terms.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const away = (kind: Away['kind'], from: string, to: string): Away => ({ kind, from: day(from), to: day(to) });

const warranty: Term = {
  title: { en: 'Warranty', ko: '보증', zh: '保修' },
  from: 'sale',
  period: 'P1Y',
  remedies: ['repair'],
  whoChooses: 'business',
  excludes: ['repair-time', 'waiting-for-parts'],
  restartsOnExchange: true,
};
const lasting = (period: string): Term => ({ ...warranty, period });
const lastOf = (...given: Parameters<typeof lastDayOf>) => lastDayOf(...given)?.toString();

describe('the last day of a term', () => {
  it.each([
    ['seven days from the 1st last until the 8th', 'P7D', '2026-06-01', '2026-06-08'],
    ['over the end of a month', 'P15D', '2026-02-20', '2026-03-07'],
    ['a month from the 31st ends with a shorter month', 'P1M', '2026-01-31', '2026-02-28'],
    ['a year from the 29th of February ends on the 28th', 'P1Y', '2028-02-29', '2029-02-28'],
    ['four years from it end on the 29th again', 'P4Y', '2028-02-29', '2032-02-29'],
    ['two years over a leap day end on the same day', 'P2Y', '2027-03-01', '2029-03-01'],
  ])('%s', (_, period, start, last) => {
    expect(lastOf(lasting(period), day(start))).toBe(last);
  });

  it('never comes for a term as long as the life of the thing', () => {
    expect(lastDayOf(lasting('lifetime'), day('2026-06-01'))).toBeNull();
  });

  it('comes later by the days the thing was in repair, the first and the last of them included', () => {
    expect(lastOf(warranty, day('2026-06-01'), [away('repair-time', '2026-09-10', '2026-09-14')])).toBe('2027-06-06');
  });

  it('counts a day once on which it was in repair and waiting for parts', () => {
    const both = [
      away('repair-time', '2026-09-10', '2026-09-14'),
      away('waiting-for-parts', '2026-09-12', '2026-09-20'),
    ];
    expect(lastOf(warranty, day('2026-06-01'), both)).toBe('2027-06-12'); // 10 to 20 September: eleven days.
  });

  it('does not move for what the term does not exclude', () => {
    const { excludes: _, ...plain } = warranty;
    expect(lastOf(plain, day('2026-06-01'), [away('repair-time', '2026-09-10', '2026-09-14')])).toBe('2027-06-01');
  });

  it('does not revive a term that was over when the repair began, but goes on in one that was extended', () => {
    expect(lastOf(warranty, day('2026-06-01'), [away('repair-time', '2027-06-02', '2027-06-09')])).toBe('2027-06-01');
    const repairs = [
      away('repair-time', '2027-05-28', '2027-06-01'), // Five days: until 6 June.
      away('repair-time', '2027-06-06', '2027-06-07'), // Begins on that last day: two more.
    ];
    expect(lastOf(warranty, day('2026-06-01'), repairs)).toBe('2027-06-08');
  });

  it('moves by a hundred stretches of ten years as by one, by those days that are in several once', () => {
    const decades = Array.from({ length: 100 }, (_, index) => {
      const from = day('2026-07-01')
        .add({ years: index * 10 })
        .subtract({ days: index });
      return { kind: 'repair-time' as const, from, to: from.add({ years: 10 }) };
    });
    const without = decades[0]!.from.until(decades.at(-1)!.to).days + 1;
    const last = day('2027-06-01').add({ days: without }).toString();
    expect(lastOf(warranty, day('2026-06-01'), decades)).toBe(last);
    expect(lastOf(warranty, day('2026-06-01'), decades.toReversed())).toBe(last);
  });

  it('is never later than a date can be written', () => {
    expect(lastOf(lasting('P100Y'), day('9999-12-31'))).toBe('9999-12-31');
    expect(lastOf(warranty, day('9998-12-31'), [away('repair-time', '9999-01-01', '9999-12-31')])).toBe('9999-12-31');
  });

  it('is as many days later as there were days without the thing while it ran', () => {
    const start = day('2026-06-01');
    const stretch = fc.tuple(fc.nat(500), fc.nat(20)).map(([first, length]) => {
      const from = start.add({ days: first });
      return { kind: 'repair-time' as const, from, to: from.add({ days: length }) };
    });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 6 }), (stretches) => {
        const last = lastDayOf(warranty, start, stretches)!;
        let without = 0;
        for (let at = start.add({ days: 1 }); Temporal.PlainDate.compare(at, last) <= 0; at = at.add({ days: 1 })) {
          const gone = stretches.some(
            ({ from, to }) => Temporal.PlainDate.compare(from, at) <= 0 && Temporal.PlainDate.compare(at, to) <= 0,
          );
          if (gone) without += 1;
        }
        expect(last.toString()).toBe(start.add('P1Y').add({ days: without }).toString());
      }),
    );
  });

  it('is over at the midnight that ends it, in the zone of the business', () => {
    expect(endOf(day('2026-06-08'), 'Asia/Shanghai').toString()).toBe('2026-06-08T16:00:00Z');
    expect(endOf(day('2026-03-28'), 'Europe/Berlin').toString()).toBe('2026-03-28T23:00:00Z');
  });
});

describe('the day a term counts from', () => {
  it('is unknown until it has happened', () => {
    expect(firstDayOf(warranty, { delivery: day('2026-06-05') })).toBeNull();
  });

  it('is the day of the exchange once there was one, for terms that start anew', () => {
    const dates = { sale: day('2026-06-01'), exchange: day('2026-09-01') };
    expect(firstDayOf(warranty, dates)?.toString()).toBe('2026-09-01');
    expect(firstDayOf({ ...warranty, restartsOnExchange: false }, dates)?.toString()).toBe('2026-06-01');
  });
});

describe('a term', () => {
  it.each([
    ['of no time', { period: 'P0D' }],
    ['of hours', { period: 'PT48H' }],
    ['of more than a hundred years', { period: 'P101Y' }],
    ['of ever so many years', { period: 'P99999Y' }],
    ['without a remedy', { remedies: [] }],
    ['that counts from a day nobody knows', { from: 'tomorrow' }],
  ])('is refused %s', (_, change) => {
    expect(termSchema.safeParse({ ...warranty, ...change }).success).toBe(false);
  });
});
