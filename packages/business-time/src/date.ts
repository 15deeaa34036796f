import * as z from 'zod/mini';
import { firstYear, isDay, lastYear } from './instants.ts';
import { ok, type Result, refuse } from './result.ts';

export const expectedDate = 'expected a date such as "2026-02-17"';
const expectedYears = `expected a date in the years ${firstYear} to ${lastYear}`;

/** Reads a date somebody wrote: whoever takes one from outside reads it here, and nowhere else. */
export function parseDate(text: string): Result<string, string> {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || !isDay(year, month!, day!)) return refuse(expectedDate);
  return year < firstYear || year > lastYear ? refuse(expectedYears) : ok(text);
}

/** A date such as `2026-02-17`. */
export const dateSchema = z.lazy(() =>
  z.stringFormat('date', (text) => parseDate(text).ok, { error: ({ input }) => faultOf(input) }),
);

function faultOf(input: unknown): string {
  const read = typeof input === 'string' ? parseDate(input) : null;
  return read === null || read.ok ? expectedDate : read.error;
}
