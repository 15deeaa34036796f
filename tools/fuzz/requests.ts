import { parseDate } from 'business-time';
import { parseInstant } from '../../domain/instants.ts';
import { fitting, timeNear } from './generate.ts';
import { asText, hostileValue, mutated } from './hostile.ts';
import type { Operation, Words } from './operations.ts';
import type { Random } from './random.ts';

/** A request to the API, or a shop's delivery. */
export interface Request {
  operationId: string;
  method: string;
  /** Path and query, encoded. */
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  /** Who calls: a member of staff; null for a shop. */
  caller: { name: string; role: string } | null;
}

/** Members of staff of the policy that is deployed, one a role. */
export interface Staff {
  id: string;
  role: string;
}

/** One request to an operation: right, nearly right or hostile. */
export function requestTo(operation: Operation, random: Random, words: Words, staff: readonly Staff[]): Request {
  const { operationId, method, parameters, roles, body } = operation;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(segment(random, words, name)));
  const asked = parameters.flatMap(({ name, in: where, schema }) => {
    if (where !== 'query' || random.chance(0.5)) return [];
    const value = random.chance(0.12) ? hostileValue(random) : fitting(random, schema, words, name);
    return [`${encoded(name)}=${encoded(String(typeof value === 'object' ? JSON.stringify(value) : value))}`];
  });
  if (random.chance(0.02)) asked.push(`${encoded(String(hostileValue(random)))}=1`);
  const headers: Record<string, string> = {};
  for (const { name, in: where } of parameters) {
    if (where !== 'header' || random.chance(0.85)) continue;
    headers[name.toLowerCase()] = headerValue(random, words, name);
  }
  const allowed = staff.filter(({ role }) => roles.includes(role));
  const { id, role } = random.pick(random.chance(0.97) ? allowed : staff);
  const said = body ? bodyOf(operation, random, words) : null;
  return {
    operationId,
    method,
    url: asked.length > 0 ? `${path}?${asked.join('&')}` : path,
    headers: { ...headers, ...(said && { 'content-type': 'application/json' }) },
    body: said ?? Buffer.alloc(0),
    caller: { name: id, role },
  };
}

function bodyOf({ body }: Operation, random: Random, words: Words): Buffer {
  const { schema, example } = body!;
  const right = random.chance(0.5) ? asOfNow(random, example) : fitting(random, schema, words);
  return asText(random, random.chance(0.55) ? mutated(random, right) : right);
}

/** An example with its times moved to where they are to come. */
function asOfNow(random: Random, example: unknown): unknown {
  return JSON.parse(JSON.stringify(example), (_, member) => {
    if (typeof member !== 'string' || random.chance(0.2)) return member;
    if (parseInstant(member).ok) return timeNear(random);
    return parseDate(member).ok ? timeNear(random).slice(0, 10) : member;
  });
}

function segment(random: Random, words: Words, name: string): string {
  const own = words.known(`path:${name}`);
  const known = own.length > 0 ? own : words.known(name);
  if (name === 'date' && random.chance(0.8)) return timeNear(random).slice(0, 10);
  if (known.length > 0 && random.chance(0.93)) return String(random.pick(known));
  return String(hostileValue(random)).slice(0, 300) || 'x';
}

function headerValue(random: Random, words: Words, name: string): string {
  if (name === 'If-Match')
    return random.pick(['*', '"1"', '"2"', 'W/"1"', '"1", "2"', '1', '', '"\u00e9"', ',', `"${'9'.repeat(400)}"`]);
  const known = words.known('idempotency-key');
  if (known.length > 0 && random.chance(0.3)) return String(random.pick(known));
  const key = random.chance(0.8)
    ? `key-${random.below(1e9)}`
    : random.pick(['', ' ', 'x'.repeat(256), 'é', 'a b', '__proto__']);
  words.add('idempotency-key', key);
  return key;
}

/** Lone surrogates cannot be encoded: a client would send a replacement. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
