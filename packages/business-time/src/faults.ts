import type * as z from 'zod/mini';
import type { ProblemDetail } from './problem.ts';

/** At most this many faults are told at once: these have to be mended first anyway. */
export const maxFaults = 100;
/** Longer pointers into the input, and longer expectations, are cut, in characters. */
const maxFieldLength = 120;
const maxExpectedLength = 300;

/**
 * What is wrong with input that does not fit its schema: a JSON pointer to each fault and what is expected there. Of
 * very many the first are told, and how many more there are: input that is wrong all over must not be answered, or kept,
 * at many times its size.
 * @param root where the input itself lies, for input that is part of something larger
 */
export function faultsOf(error: z.core.$ZodError, root = ''): [ProblemDetail, ...ProblemDetail[]] {
  const faults = error.issues.flatMap((issue) => {
    const at = root + pointer(issue.path);
    if (issue.code !== 'unrecognized_keys') return detail(at, expectation(issue));
    return issue.keys.map((key) => detail(at + pointer([key]), 'no such member'));
  });
  return (
    faults.length <= maxFaults ? faults : [...faults.slice(0, maxFaults), more(faults.length - maxFaults, root)]
  ) as [ProblemDetail, ...ProblemDetail[]];
}

function more(count: number, field: string): ProblemDetail {
  const expected = 'the faults before this one to be mended first';
  return { detail: `${count === 1 ? 'One more fault is' : `${count} more faults are`} not listed.`, field, expected };
}

function detail(at: string, expectation: string): ProblemDetail {
  const [field, expected] = [inShort(at, maxFieldLength), inShort(expectation, maxExpectedLength)];
  return { detail: `${field || 'the whole'}: expected ${expected}`, field, expected };
}

function inShort(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()}…`;
}

/** RFC 6901: the empty text is the whole document. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('expected ')) return written(issue.message); // What the schema itself says is better.
  switch (issue.code) {
    case 'invalid_type':
      return article(issue.expected);
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unit(issue.origin)}`;
    case 'invalid_format':
      return formats[issue.format] ?? written(issue.message);
    case 'invalid_key':
      return issue.issues[0] ? expectation(issue.issues[0]) : 'another name';
    case 'invalid_union':
      return ofUnion(issue);
    default:
      return written(issue.message);
  }
}

/** What fits one of several: the values that tell them apart, when none of those is there, else what each expects. */
function ofUnion(issue: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>): string {
  const kinds = 'options' in issue ? issue.options?.map((option) => JSON.stringify(option)) : undefined;
  const all = kinds ?? issue.errors.flatMap(([first]) => (first ? [expectation(first)] : []));
  return [...new Set(all)].join(' or ') || 'something else';
}

const formats: Readonly<Record<string, string>> = {
  datetime: 'an ISO 8601 date and time with a zone, such as 2026-06-01T09:00:00Z',
  date: 'a date such as 2026-02-17',
  email: 'a mail address',
};

/** Messages written in a schema say `expected …`; the pointer and the word are put before them here. */
function written(message: string): string {
  return message.replace(/^expected /, '');
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
