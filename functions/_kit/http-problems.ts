import type * as z from 'zod/mini';
import type { Problem } from '../../domain/errors.ts';
import { faultsOf } from '../../domain/input.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** What was asked for is not there. */
export function notFound(detail: string): Problem {
  return { type: 'not-found', title: 'There is no such thing', status: 404, detail };
}

/** Our own fault: nothing about its cause is told. */
export const internalError: Problem = {
  type: 'internal-error',
  title: 'Something went wrong on our side',
  status: 500,
  detail: 'The request could not be carried out. It is safe to send it again.',
};

export function malformedJson(): Problem {
  return {
    type: 'malformed-json',
    title: 'The body is not JSON',
    status: 400,
    detail: 'The body could not be read as JSON in UTF-8.',
    field: '',
    expected: 'a JSON document',
  };
}

/** Input that is not as its schema says, each fault with a JSON pointer to where it lies. */
export function invalidInput(error: z.core.$ZodError): Problem {
  const errors = faultsOf(error);
  return {
    type: 'invalid-input',
    title: 'The request is not shaped as documented',
    status: 400,
    ...errors[0],
    errors,
  };
}

/** Reads JSON text; refuses what is not JSON. */
export function parseJson(rawBody: Buffer): Result<unknown> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody)));
  } catch {
    return refuse(malformedJson());
  }
}
