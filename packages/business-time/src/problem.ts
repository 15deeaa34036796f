/**
 * A refusal the caller can act on: a value of this shape. Only bugs are thrown.
 * What a type is called, and the HTTP status it is answered with, is for whoever answers with it to say.
 */
export type Problem<Type extends string = string> = ProblemDetail & {
  /** A short, stable, kebab-case slug, for example `calendar-never-open`. */
  readonly type: Type;
  /** The single problems, when several were found at once. */
  readonly errors?: readonly ProblemDetail[];
};

/** What is wrong with an input, alone or as one of several problems. */
export type ProblemDetail = {
  /** What happened this time, for a person to read. */
  readonly detail: string;
  /** Where in the input it lies: a JSON pointer such as `/windows/mon/0`. */
  readonly field?: string;
  /** What would have been accepted there. */
  readonly expected?: string;
};

/** The only maker of problems. */
export function problem<const Type extends string>(type: Type, rest: Omit<Problem, 'type'>): Problem<Type> {
  return { type, ...rest };
}
