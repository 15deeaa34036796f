import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostAttempts, waitAfter } from '../../domain/webhook/schedule.ts';

const attempts = Array.from({ length: mostAttempts - 1 }, (_, index) => index + 1);
const hours = (seconds: number) => seconds / 3600;

it('spreads nine attempts over about a day', () => {
  const nominal = attempts.map((attempt) => waitAfter(attempt, 0.5));
  expect(nominal).toEqual([5, 60, 300, 1800, 7200, 18_000, 28_800, 28_800]);
  expect(hours(nominal.reduce((sum, wait) => sum + wait))).toBeCloseTo(23.6, 1);
});

it('waits a tenth more or less, in whole seconds, and never longer than a queue hides a message', () => {
  const twelveHours = 43_200;
  fc.assert(
    fc.property(fc.constantFrom(...attempts), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const [wait, nominal] = [waitAfter(attempt, random), waitAfter(attempt, 0.5)];
      expect(Number.isInteger(wait)).toBe(true);
      expect(Math.abs(wait - nominal)).toBeLessThanOrEqual(nominal * 0.1 + 0.5);
      expect(wait).toBeLessThan(twelveHours - 60);
    }),
  );
});
