import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, latenessFigures } from '../../domain/insight/lateness.ts';

function figuresOf(latenesses: readonly number[]) {
  const buckets: Record<number, number> = {};
  for (const late of latenesses) buckets[bucketOf(late)] = (buckets[bucketOf(late)] ?? 0) + 1;
  return latenessFigures(buckets);
}

describe('how late timers fired', () => {
  it('is nothing of a day on which none fired', () => {
    expect(figuresOf([])).toEqual({ count: 0, p50Ms: null, p99Ms: null, maxMs: null });
  });

  it('tells the middle from the worst', () => {
    const { count, p50Ms, p99Ms, maxMs } = figuresOf([...Array.from({ length: 98 }, () => 40), 900, 86_400_000]);
    expect(count).toBe(100);
    expect(p50Ms).toBeGreaterThanOrEqual(40);
    expect(p50Ms).toBeLessThan(45);
    expect(p99Ms).toBeGreaterThanOrEqual(900);
    expect(p99Ms).toBeLessThan(1000);
    expect(maxMs).toBeGreaterThanOrEqual(86_400_000);
  });

  it('is never told lower than it was, nor a tenth higher', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 2_000_000_000 }), { minLength: 1 }), (latenesses) => {
        const sorted = latenesses.toSorted((a, b) => a - b);
        const truth = sorted[Math.ceil(sorted.length / 2) - 1]!;
        const { p50Ms, maxMs } = figuresOf(latenesses);
        expect(p50Ms! + 1).toBeGreaterThanOrEqual(truth);
        expect(p50Ms!).toBeLessThanOrEqual(truth * 1.1 + 1);
        expect(maxMs! + 1).toBeGreaterThanOrEqual(sorted.at(-1)!);
      }),
    );
  });
});
