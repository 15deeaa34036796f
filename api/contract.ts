import type * as z from 'zod/mini';
import type { Membership, Permission } from './permissions.ts';
import type { ProblemType } from './problems.ts';

/** Headers an operation may be asked with: one makes repeating it safe, the other names the version it is decided on. */
export type RequestHeader = 'idempotency-key' | 'if-match';

/** Headers an operation may answer with. What takes an `Idempotency-Key` may answer `Idempotent-Replayed` as well. */
export type AnswerHeader = 'etag' | 'location';

interface AnswerContract {
  readonly body: z.ZodMiniType;
  readonly headers?: readonly AnswerHeader[];
}

/**
 * All there is to know of an operation of the staff API, for whoever carries it out, calls it, tests or describes it.
 *
 * Schemas are `z.lazy`: there are hundreds, making them all would be a fifth of what loading the function takes, and a
 * request needs one or two. Texts and examples stand beside it in `<operation>.doc.ts`, which no function carries.
 */
export interface Contract {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments in braces are parameters. */
  readonly path: string;
  readonly permission: Permission;
  readonly membership?: Membership;
  readonly query?: z.ZodMiniType;
  readonly headers?: readonly RequestHeader[];
  readonly body?: z.ZodMiniType;
  readonly answers: { readonly [status: number]: AnswerContract };
  /** Beside those that follow from the rest of the contract: see {@link problemsOf}. */
  readonly problems: readonly ProblemType[];
}

/** Declares an operation, so that whoever implements or calls it sees the types its schemas say. */
export function contract<const One extends Contract>(one: One): One {
  return one;
}

/** What every operation may refuse with, and what follows from how it is asked. */
const implied = {
  always: ['wrong-token', 'not-allowed', 'internal-error'],
  membership: ['not-on-the-staff'],
  query: ['invalid-input'],
  body: ['invalid-input', 'malformed-json'],
  'idempotency-key': ['invalid-input', 'idempotency-key-reused', 'contended'],
  'if-match': ['invalid-input', 'version-mismatch'],
} as const satisfies Record<string, readonly ProblemType[]>;

type Implied<Cause extends keyof typeof implied> = (typeof implied)[Cause][number];

type HeaderOf<C extends Contract> = C extends { headers: readonly (infer Header extends RequestHeader)[] }
  ? Header
  : never;

/** The types of problem an operation may answer. */
export type ProblemOf<C extends Contract> =
  | C['problems'][number]
  | Implied<'always' | 'membership' | HeaderOf<C>>
  | (C extends { query: z.ZodMiniType } ? Implied<'query'> : never)
  | (C extends { body: z.ZodMiniType } ? Implied<'body'> : never);

/** The same for who reads a contract. */
export function problemsOf(one: Contract): readonly ProblemType[] {
  const found: ProblemType[] = [
    ...implied.always,
    ...(one.membership === 'not-needed' ? [] : implied.membership),
    ...(one.query ? implied.query : []),
    ...(one.body ? implied.body : []),
    ...(one.headers ?? []).flatMap((header) => implied[header]),
    ...one.problems,
  ];
  return [...new Set(found)];
}

type HeadersOf<Answer extends AnswerContract> = Answer extends {
  headers: readonly (infer Header extends AnswerHeader)[];
}
  ? { headers: { [Name in Header]: string } & { [Name in Exclude<AnswerHeader, Header>]?: never } }
  : { headers?: never };

/** What an operation may answer when it does not refuse. */
export type AnswerOf<C extends Contract> = {
  [Status in keyof C['answers'] & number]: {
    status: Status;
    body: z.output<C['answers'][Status]['body']>;
  } & HeadersOf<C['answers'][Status]>;
}[keyof C['answers'] & number];

type ParameterOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterOf<Rest>
  : never;

/** The parameters in an operation's path. */
export type ParametersOf<C extends Contract> = { [Name in ParameterOf<C['path']>]: string };

/** What an operation's query is read as; nothing is known of one that has none. */
export type QueryOf<C extends Contract> = C extends { query: infer Query extends z.ZodMiniType }
  ? z.output<Query>
  : unknown;

/** What an operation's body is read as. */
export type BodyOf<C extends Contract> = C extends { body: infer Body extends z.ZodMiniType }
  ? z.output<Body>
  : unknown;
