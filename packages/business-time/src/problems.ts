import type { CoveredYears } from './known-days.ts';
import { type Problem, problem } from './problem.ts';

/** The calendar has no open time where open time was to be counted. */
export function neverOpen(zone: string, after: number): Problem<'calendar-never-open'> {
  const from = new Date(after * 1000).toISOString().slice(0, 10);
  return problem('calendar-never-open', {
    detail: `The calendar (${zone}) has no open time within 400 days of ${from}, so nothing can fall due by it.`,
    field: '/calendar',
    expected: 'a calendar with at least one window in any 400 days',
  });
}

/** The target cannot be counted. */
export function badTarget(detail: string): Problem<'target-invalid'> {
  return problem('target-invalid', {
    detail,
    field: '/target',
    expected: 'an ISO 8601 duration of at most 10 years that is not negative, such as "PT4H" or "P2D", or "close+P3D"',
  });
}

/** More time is to be measured than any clock runs for. */
export function spanTooLong(): Problem<'span-too-long'> {
  return problem('span-too-long', {
    detail: 'The two instants are more than ten years apart.',
    field: '/end',
    expected: 'an end at most ten years after the start',
  });
}

/** A pause that ends before it begins. */
export function badPause(index: number): Problem<'pause-invalid'> {
  return problem('pause-invalid', {
    detail: `Pause ${index} ends before it begins.`,
    field: `/pauses/${index}`,
    expected: 'a pair of instants in order, or null in place of the second while the pause goes on',
  });
}

/** There is no list of the public holidays a calendar names. */
export function unknownPublicHolidays(name: string, known: readonly string[]): Problem<'public-holidays-unknown'> {
  return problem('public-holidays-unknown', {
    detail: `There is no list of public holidays for ${JSON.stringify(name)}.`,
    field: '/calendar/publicHolidays',
    expected: `one of ${known.join(', ')}`,
  });
}

/** A list of public holidays ends before what is asked for, or begins after it. */
export function holidaysNotCovered({ first, last }: CoveredYears): Problem<'public-holidays-not-covered'> {
  return problem('public-holidays-not-covered', {
    detail: `The public holidays of the calendar are known from ${first} to ${last} only.`,
    field: '/calendar/publicHolidays',
    expected: `a span between ${first} and ${last}`,
  });
}
