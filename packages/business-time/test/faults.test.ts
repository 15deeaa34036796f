import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { faultsOf } from '../src/faults.ts';

function fault(schema: z.ZodMiniType, input: unknown) {
  const parsed = schema.safeParse(input);
  return parsed.success ? null : faultsOf(parsed.error)[0].detail;
}

describe('what is wrong with input', () => {
  const kind = z.discriminatedUnion('type', [
    z.object({ type: z.literal('reply') }),
    z.object({ type: z.enum(['pause', 'resume']) }),
  ]);
  const short = z.string().check(z.maxLength(2));
  const plain = z.string().check(z.regex(/^[a-z]+$/, 'expected small letters'));

  it.each<[z.ZodMiniType, unknown, string]>([
    [z.object({ day: z.iso.date() }), { day: '1st of May' }, '/day: expected a date such as 2026-02-17'],
    [z.record(z.iso.date(), z.string()), { today: '' }, '/today: expected a date such as 2026-02-17'],
    [z.record(short, z.string()), { long: '' }, '/long: expected at most 2 characters'],
    [z.record(plain, z.string()), { 'A/B': '' }, '/A~1B: expected small letters'],
    [kind, { type: 'wait' }, '/type: expected "reply" or "pause" or "resume"'],
    [z.array(kind), [{}], '/0/type: expected "reply" or "pause" or "resume"'],
    [z.union([z.string(), z.number()]), null, 'the whole: expected a string or a number'],
  ])('is said in words: %#', (schema, input, said) => {
    expect(fault(schema, input)).toBe(said);
  });
});
