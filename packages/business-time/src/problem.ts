/**
 * What went wrong, as the members of an RFC 9457 problem document.
 * A refusal the caller can act on is a value of this shape; only bugs are thrown.
 */
export type Problem = {
  /** A short, stable, kebab-case slug, for example `calendar-never-open`. */
  readonly type: string;
  /** The kind of problem in a few words; the same for every occurrence of the type. */
  readonly title: string;
  /** The HTTP status that fits, for whoever answers a request with it. */
  readonly status: number;
  /** What happened this time, for a person to read. */
  readonly detail: string;
  /** Where in the input it lies: a JSON pointer such as `/windows/mon/0`. */
  readonly field?: string;
  /** What would have been accepted there. */
  readonly expected?: string;
  /** The single problems, when several were found at once. */
  readonly errors?: readonly ProblemDetail[];
};

/** One of several problems found in the same input. */
export type ProblemDetail = Pick<Problem, 'detail' | 'field' | 'expected'>;
