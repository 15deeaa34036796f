import type * as z from 'zod/mini';
import { type Problem, problem } from '../../domain/errors.ts';
import { faultsOf } from '../../domain/input.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { HttpRequest } from './http.ts';

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
