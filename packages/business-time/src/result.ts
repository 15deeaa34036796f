import type { Problem } from './problem.ts';

export type { Problem, ProblemDetail } from './problem.ts';

/** A value, or the reason why there is none. Refusals are values, so that a caller cannot overlook them. */
export type Result<T, E = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** The result that carries a value. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The result that carries a reason instead of a value. */
export function refuse<E = Problem>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
