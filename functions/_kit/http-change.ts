import { createHash } from 'node:crypto';
import { keepAnswer, readKeptAnswer } from '../../adapters/dynamo/idempotency-store.ts';
import { decideAndSave } from '../../application/decide-and-save.ts';
import type { KeptAnswer } from '../../application/records.ts';
import type { Conflict, Write } from '../../application/unit-of-work.ts';
import { type Problem, problem } from '../../domain/errors.ts';
import { ok, type RefusalOf, type Refused, type Result, refuse } from '../../domain/result.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import { badParameter, contended } from './http-problems.ts';
import type { Call } from './http-routes.ts';

/** A change that has been decided: what it will be answered, and how it is written together with that answer. */
export interface Decided {
  answer: HttpAnswer;
  /** Null when written, a conflict when what it was decided on has changed. */
  save(also: Write[]): Promise<Conflict | null>;
}

/** What was decided to be answered; kept, it is answered again. */
export type DecidedAnswer<Outcome> = Outcome extends { readonly ok: true; readonly value: { answer: infer Answer } }
  ? Answer
  : never;

/** Why a change is not even decided, or not written. */
export type OnceRefusal = 'invalid-input' | 'idempotency-key-reused' | 'contended';

/** How often a change is decided again because another one came between reading and writing. */
const attempts = 5;

/**
 * Carries a change out once. With an `Idempotency-Key` the answer is kept in the change's own transaction, and a
 * repetition gets it back; refusals are not kept, since they change nothing.
 */
export async function once<Outcome extends Result<Decided>>(
  call: Call,
  decide: () => Promise<Outcome>,
): Promise<Result<DecidedAnswer<Outcome>, RefusalOf<Outcome> | Problem<OnceRefusal>>> {
  const key = call.request.headers['idempotency-key'];
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    return refuse(badParameter('/headers/idempotency-key', '1 to 255 visible ASCII characters'));
  }
  const done = await decideAndSave<Result<DecidedAnswer<Outcome>, RefusalOf<Outcome> | Problem<OnceRefusal>>>(
    async () => {
      const kept = key === undefined ? null : await answerKept(call, key);
      if (kept)
        return { save: null, outcome: kept as Result<DecidedAnswer<Outcome>, Problem<'idempotency-key-reused'>> };
      const decided = await decide();
      if (!decided.ok) return { save: null, outcome: decided as Refused<RefusalOf<Outcome>> };
      const { answer, save } = decided.value;
      return {
        save: () => save(key === undefined ? [] : [keep(call, key, answer)]),
        outcome: ok(answer as DecidedAnswer<Outcome>),
      };
    },
    attempts,
  );
  return done?.outcome ?? refuse(contended());
}

/** Null when the request may go on with this version, else why not: `If-Match` names another one. */
export function refusalOfMatch(
  request: HttpRequest,
  version: number | string,
): Problem<'invalid-input' | 'version-mismatch'> | null {
  const header = request.headers['if-match'];
  if (header === undefined || header.trim() === '*') return null;
  const tags = header.split(',').map((tag) => tag.trim());
  if (!tags.every((tag) => /^(W\/)?"[^"]*"$/.test(tag))) {
    return badParameter('/headers/if-match', 'an ETag in quotes, such as "3"');
  }
  if (tags.includes(etagOf(version))) return null;
  return problem('version-mismatch', {
    detail: `It is at version ${version} now.`,
    field: '/headers/if-match',
    expected: etagOf(version),
  });
}

/** Why a change of one thing is not made, whatever it is. */
export type ChangeRefusal = OnceRefusal | 'not-found' | 'version-mismatch';

export function etagOf(version: number | string): string {
  return `"${version}"`;
}

async function answerKept(
  { database, caller, request, at }: Call,
  key: string,
): Promise<Result<HttpAnswer, Problem<'idempotency-key-reused'>> | null> {
  const kept = await readKeptAnswer(database, caller.subject, key, seconds(at));
  if (!kept) return null;
  if (kept.requestHash !== hashOf(request)) return refuse(keyReused());
  const headers = { 'content-type': 'application/json', ...kept.headers, 'idempotent-replayed': 'true' };
  return ok({ status: kept.status, headers, text: kept.body });
}

function keep({ database, caller, request, at }: Call, key: string, answer: HttpAnswer): Write {
  const kept: KeptAnswer = {
    requestHash: hashOf(request),
    status: answer.status,
    headers: answer.headers ?? {},
    body: JSON.stringify(answer.body),
  };
  return keepAnswer(database, caller.subject, key, kept, seconds(at));
}

function hashOf({ method, path, rawBody }: HttpRequest): string {
  return createHash('sha256').update(`${method} ${path}\n`).update(rawBody).digest('base64url');
}

function seconds(at: Call['at']): number {
  return Math.floor(at.epochMilliseconds / 1000);
}

function keyReused(): Problem<'idempotency-key-reused'> {
  return problem('idempotency-key-reused', {
    detail: 'A key stands for one request: the same method, path and body.',
    field: '/headers/idempotency-key',
    expected: 'a new key for a new request',
  });
}
