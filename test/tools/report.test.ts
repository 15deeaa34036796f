import { describe, expect, it } from 'vitest';
import { atMost, percentile } from '../../tools/bench/report.ts';
import { costOf, totalUsd } from '../../tools/prices.ts';

describe('figures', () => {
  it('take percentiles by nearest rank, in whatever order values come', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('meet a target up to its limit', () => {
    expect(atMost('x', 10, 10, 'ms')).toMatchObject({ met: true });
    expect(atMost('x', 10.1, 10, 'ms')).toMatchObject({ met: false });
    expect(atMost('x', Number.NaN, 10, 'ms')).toMatchObject({ met: false });
  });

  it('cost what the price list says', () => {
    const lines = costOf({ 'sfn.transitions': { Ticket: 600_000, Visit: 400_000 }, 'ses.messages': { mail: 1000 } });
    expect(totalUsd(lines)).toBeCloseTo(25 + 0.16, 10);
  });
});
