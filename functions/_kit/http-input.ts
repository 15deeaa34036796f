import * as z from 'zod/mini';
import { type Problem, problem } from '../../domain/errors.ts';
import { faultsOf, manyLines } from '../../domain/input.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { lineSchema } from '../../domain/vocabulary-schemas.ts';
import type { HttpRequest } from './http.ts';

/** Text a person writes: not only blanks, and of a length one row can keep. */
export const textOf = (longest: number) =>
  z.string().check(z.overwrite(manyLines), z.minLength(1), z.maxLength(longest));

/** The same where it is to be one line. */
export const lineOf = (longest: number) => lineSchema(longest);

/** A whole number in a query: in decimal digits, and nothing else JavaScript would take for a number. */
function wholeNumber(minimum: number, maximum: number, fallback: number) {
  const fits = (text: string) => /^\d{1,9}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;
  const digits = z.string().check(z.refine(fits, `expected a whole number from ${minimum} to ${maximum}`));
  // To the document it is the number it stands for.
  const told = { type: 'integer', minimum, maximum };
  return z._default(z.pipe(digits, z.transform(Number)), fallback).register(z.globalRegistry, told);
}

/** Where a list goes on, and how much of it is wanted. */
export const pageQuery = () => ({
  cursor: z.optional(z.string().check(z.minLength(1))),
  limit: wholeNumber(1, 100, 25),
});

/** The body as JSON of this shape; refused with a JSON pointer to each fault. */
export function readBody<T>(
  request: HttpRequest,
  schema: z.ZodMiniType<T>,
): Result<T, Problem<'invalid-input' | 'malformed-json'>> {
  const body = parseJson(request.rawBody);
  return body.ok ? read(schema, body.value, '') : body;
}

/** The query of this shape; faults point to `/query/<name>`. */
export function readQuery<T>(request: HttpRequest, schema: z.ZodMiniType<T>): Result<T, Problem<'invalid-input'>> {
  return read(schema, request.query, '/query');
}

function read<T>(schema: z.ZodMiniType<T>, input: unknown, root: string): Result<T, Problem<'invalid-input'>> {
  const parsed = schema.safeParse(input);
  return parsed.success ? ok(parsed.data) : refuse(invalidInput(parsed.error, root));
}

function invalidInput(error: z.core.$ZodError, root: string): Problem<'invalid-input'> {
  const errors = faultsOf(error, root);
  return problem('invalid-input', { ...errors[0], errors });
}

/** Reads JSON text; refuses what is not JSON. */
export function parseJson(rawBody: Buffer): Result<unknown, Problem<'malformed-json'>> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody)));
  } catch {
    return refuse(
      problem('malformed-json', {
        detail: 'The body could not be read as JSON in UTF-8.',
        field: '',
        expected: 'a JSON document',
      }),
    );
  }
}
