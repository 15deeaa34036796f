import type { Problem } from './problem.ts';

export { type Problem, type ProblemDetail, problem } from './problem.ts';

/** A value, or the reason why there is none. Refusals are values, so that a caller cannot overlook them. */
export type Result<T, E = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A result that carries no value. */
export type Refused<E = Problem> = { readonly ok: false; readonly error: E };

/** The reasons a result may carry. */
export type RefusalOf<R> = R extends Refused<infer E> ? E : never;

/** The result that carries a value. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The result that carries a reason instead of a value. */
export function refuse<E = Problem>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
