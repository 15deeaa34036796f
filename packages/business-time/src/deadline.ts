import * as z from 'zod/mini';
import type { Calendar } from './calendar.ts';
import { type CalendarDefinition, calendarDefinitionSchema } from './calendar-definition.ts';
import { dueSecondsOf, elapsedSecondsOf } from './due-seconds.ts';
import { type Hold, inOrder } from './holds.ts';
import { writtenInstantSchema as instantSchema } from './instant-schema.ts';
import type { CoveredYears, DayNames } from './known-days.ts';
import { type LedgerEntry, ledgerOf } from './ledger.ts';
import { firstOpening, LONGEST_TARGET } from './open-time.ts';
import type { Problem } from './problem.ts';
import { holidaysNotCovered, spanTooLong } from './problems.ts';
import {
  coveredYears,
  dayNames,
  type HolidayLists,
  publicHolidaysProblem,
  resolveCalendar,
} from './public-holidays.ts';
import { ok, type Result, refuse } from './result.ts';
import { scheduleOf } from './schedule.ts';
import { parseTarget } from './target.ts';
import { secondsOfText, textIn } from './text.ts';

const expected = {
  target: 'expected an ISO 8601 duration of at most 10 years that is not negative, such as "PT4H" or "P2D"',
  pause: 'expected a pair of instants, or null in place of the second while the pause goes on',
  one: 'expected a target to find the due time, or an end to measure the time until then; not both',
} as const;

const questionMembers = () => ({
  start: instantSchema,
  target: z.optional(z.string(expected.target).check(z.refine((text) => parseTarget(text).ok, expected.target))),
  end: z.optional(instantSchema),
  pauses: z.optional(z.array(z.tuple([instantSchema, z.nullable(instantSchema)], expected.pause))),
});

/** What is asked of a calendar: when a target falls due, or how much time has passed at an end. */
export const questionSchema = z.lazy(() => z.strictObject(questionMembers()).check(refuseBoth));

/** A question with the calendar it is asked of. */
export const deadlineSchema = z.lazy(() =>
  z.strictObject({ calendar: calendarDefinitionSchema, ...questionMembers() }).check(refuseBoth),
);

/** See {@link questionSchema}. */
export type Question = z.infer<typeof questionSchema>;

/** The instant a target falls due, or the open time that remains while a pause goes on; or the open time that passed. */
export type Answer =
  | { due: string; ledger: LedgerEntry[] }
  | { due: null; remaining: string; ledger: LedgerEntry[] }
  | { elapsed: string; seconds: number; ledger: LedgerEntry[] };

/** A calendar ready to be asked: public holidays are merged in, and days have their names. */
export type ReadyCalendar = {
  readonly calendar: Calendar;
  readonly names: DayNames;
  /** Of which years its public holidays are known; null if it has none of a country. */
  readonly years: CoveredYears | null;
};

/** Makes a calendar ready. Refused: `public-holidays-unknown`. */
export function readyCalendar(
  calendar: CalendarDefinition,
  lists: HolidayLists,
): Result<ReadyCalendar, Problem<'public-holidays-unknown'>> {
  const problem = publicHolidaysProblem(calendar, lists);
  if (problem) return refuse(problem);
  return ok({
    calendar: resolveCalendar(calendar, lists),
    names: dayNames(calendar, lists),
    years: coveredYears(calendar, lists),
  });
}

/**
 * Answers a question with the proof of the answer. Instants are told in the calendar's zone.
 * Refused: `calendar-never-open`, `target-invalid`, `pause-invalid`, `span-too-long`, `public-holidays-not-covered`.
 */
export function answer(
  { calendar, names, years }: ReadyCalendar,
  question: Question,
): Result<
  Answer,
  Problem<'calendar-never-open' | 'pause-invalid' | 'public-holidays-not-covered' | 'span-too-long' | 'target-invalid'>
> {
  const start = secondsOfText(question.start, 'up');
  const holds = holdsIn(question);
  if (!holds.ok) return holds;
  /** The ledger up to an instant, if all public holidays until then are known. */
  const proofUntil = (end: number): Result<LedgerEntry[], Problem<'public-holidays-not-covered'>> => {
    const unknown = years && [start, end].some((at) => !isWithin(years, calendar.timeZone, at));
    return unknown ? refuse(holidaysNotCovered(years)) : ok(ledgerOf(calendar, start, end, holds.value, names));
  };
  if (question.end !== undefined) {
    const end = secondsOfText(question.end, 'down');
    if (end - start > LONGEST_TARGET) return refuse(spanTooLong());
    const opens = firstOpening(scheduleOf(calendar), start);
    if (!opens.ok) return opens;
    const proof = proofUntil(end);
    if (!proof.ok) return proof;
    const seconds = elapsedSecondsOf(calendar, start, end, holds.value);
    return ok({ elapsed: `PT${seconds}S`, seconds, ledger: proof.value });
  }
  const target = parseTarget(question.target!);
  if (!target.ok) return target;
  const result = dueSecondsOf(calendar, start, target.value, holds.value);
  if (!result.ok) return result;
  const proof = proofUntil(result.value.due ?? result.value.since);
  if (!proof.ok) return proof;
  const ledger = proof.value;
  return result.value.due === null
    ? ok({ due: null, remaining: durationText(result.value.remaining), ledger })
    : ok({ due: textIn(calendar.timeZone, result.value.due), ledger });
}

function isWithin({ first, last }: CoveredYears, zone: string, seconds: number): boolean {
  const year = Number(textIn(zone, seconds).slice(0, 4));
  return year >= first && year <= last;
}

function holdsIn({ pauses = [] }: Question): Result<readonly Hold[], Problem<'pause-invalid'>> {
  return inOrder(
    pauses.map(([from, to]) => ({
      from: secondsOfText(from, 'down'),
      to: to === null ? Number.POSITIVE_INFINITY : secondsOfText(to, 'up'),
    })),
  );
}

function durationText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest || seconds === 0 ? `${rest}S` : ''}`;
}

function refuseBoth({ value, issues }: z.core.ParsePayload<{ target?: unknown; end?: unknown }>): void {
  if ((value.target === undefined) !== (value.end === undefined)) return;
  issues.push({ code: 'custom', path: ['target'], message: expected.one, input: value });
}
