import type * as z from 'zod/mini';
import { publicHolidays } from '../../holidays/index.ts';
import { calendarDefinitionSchema } from '../calendar-definition.ts';
import { type Answer, answer, questionSchema, type ReadyCalendar, readyCalendar } from '../deadline.ts';
import { faultsOf } from '../faults.ts';
import { type Problem, problem } from '../problem.ts';
import { ok, type Result, refuse } from '../result.ts';
import { LONGEST_LINE } from './lines.ts';

/** Calendars by their JSON text: the lines of one input mostly share a few. */
const calendars = new Map<string, Result<ReadyCalendar>>();
const CALENDARS_KEPT = 100;

/** The answer to a line, or what is wrong with it, as a line of JSON; null stands for a line too long to keep. */
export function answerLine(line: string | null): string {
  const result = line === null ? refuse(tooLong) : answerTo(line);
  return JSON.stringify(result.ok ? result.value : { error: result.error });
}

function answerTo(line: string): Result<Answer> {
  const input = objectIn(line);
  if (!input.ok) return input;
  const { calendar, ...rest } = input.value;
  const ready = calendarIn(calendar);
  if (!ready.ok) return ready;
  const question = questionSchema.safeParse(rest);
  return question.success ? answer(ready.value, question.data) : refuse(badInput(question.error, ''));
}

function objectIn(line: string): Result<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return ok(value as Record<string, unknown>);
  } catch {
    // Refused below, like JSON that is no object.
  }
  return refuse(notAnObject);
}

function calendarIn(value: unknown): Result<ReadyCalendar> {
  const key = JSON.stringify(value) ?? '';
  let calendar = calendars.get(key);
  if (!calendar) {
    const parsed = calendarDefinitionSchema.safeParse(value);
    calendar = parsed.success
      ? readyCalendar(parsed.data, publicHolidays)
      : refuse(badInput(parsed.error, '/calendar'));
    if (calendars.size >= CALENDARS_KEPT) calendars.clear();
    calendars.set(key, calendar);
  }
  return calendar;
}

function badInput(error: z.core.$ZodError, root: string): Problem<'invalid-input'> {
  const errors = faultsOf(error, root);
  return problem('invalid-input', { ...errors[0], errors });
}

const notAnObject: Problem = problem('malformed-json', {
  detail: 'The line could not be read as a JSON object.',
  field: '',
  expected: 'a JSON object such as {"calendar":{...},"start":"2026-02-16T17:30:00+09:00","target":"PT4H"}',
});

const tooLong: Problem = problem('line-too-long', {
  detail: `The line has more than ${LONGEST_LINE} characters.`,
  field: '',
  expected: `at most ${LONGEST_LINE} characters a line`,
});
