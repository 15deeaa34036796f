/** The intrinsic functions of the States Language. A wrong argument is `States.IntrinsicFailure`. */
import { createHash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { StatesError } from './errors.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

const HASHES: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

const MOST_TEXT = 10_000;
const MOST_ITEMS = 1_000;

export const INTRINSICS: Readonly<Record<string, (...args: Json[]) => Json>> = {
  'States.Format': (template, ...values) => formatTemplate(text(template).split('{}'), values),
  'States.StringToJson': (value) => parse(text(value)),
  'States.JsonToString': (value) => JSON.stringify(present(value)),
  'States.Array': (...items) => items,
  'States.ArrayPartition': (items, size) => {
    const all = list(items);
    const width = check(integer(size), (number) => number > 0, 'a chunk holds at least one item');
    return Array.from({ length: Math.ceil(all.length / width) }, (_, at) => all.slice(at * width, (at + 1) * width));
  },
  'States.ArrayContains': (items, wanted) => list(items).some((item) => isDeepStrictEqual(item, wanted)),
  'States.ArrayRange': (first, last, step) => {
    const by = check(integer(step), (number) => number !== 0, 'the step is not zero');
    const count = Math.max(0, Math.floor((integer(last) - integer(first)) / by) + 1);
    check(count, (number) => number <= MOST_ITEMS, `at most ${MOST_ITEMS} items`);
    return Array.from({ length: count }, (_, at) => integer(first) + at * by);
  },
  'States.ArrayGetItem': (items, at) => present(list(items)[integer(at)]),
  'States.ArrayLength': (items) => list(items).length,
  'States.ArrayUnique': (items) =>
    list(items).filter((item, at, all) => all.findIndex((other) => isDeepStrictEqual(other, item)) === at),
  'States.Base64Encode': (value) => Buffer.from(short(value)).toString('base64'),
  'States.Base64Decode': (value) => Buffer.from(short(value), 'base64').toString('utf8'),
  'States.Hash': (value, algorithm) => {
    const name = HASHES[text(algorithm)];
    if (!name) throw failure(`no hash algorithm ${JSON.stringify(algorithm)}`);
    return createHash(name)
      .update(typeof value === 'string' ? value : JSON.stringify(present(value)))
      .digest('hex');
  },
  'States.JsonMerge': (left, right, deep) => {
    if (deep !== false) throw failure('States.JsonMerge merges shallowly only: its third argument is false');
    return { ...object(left), ...object(right) };
  },
  'States.MathRandom': (from, to) => {
    const [low, high] = [integer(from), integer(to)];
    return low + Math.floor(Math.random() * (high - low));
  },
  'States.MathAdd': (left, right) => integer(left) + integer(right),
  'States.StringSplit': (value, separators) => splitAtAny(text(value), text(separators)),
  'States.UUID': () => randomUUID(),
};

/** Puts one value between each two pieces. */
export function formatTemplate(pieces: readonly string[], values: readonly Json[]): string {
  if (values.length !== pieces.length - 1) {
    throw failure(`States.Format has ${pieces.length - 1} places for ${values.length} values`);
  }
  return pieces.reduce((done, piece, at) => done + plain(values[at - 1]) + piece);
}

function plain(value: Json | undefined): string {
  if (typeof value === 'object' && value !== null) throw failure('States.Format takes no objects or arrays');
  return typeof value === 'string' ? value : JSON.stringify(present(value));
}

/** Empty pieces are left out, as AWS does. */
function splitAtAny(value: string, separators: string): Json[] {
  const pieces: string[] = [''];
  for (const character of value) {
    if (separators.includes(character)) pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  return pieces.filter((piece) => piece !== '');
}

function parse(value: string): Json {
  try {
    return JSON.parse(value);
  } catch {
    throw failure(`not JSON: ${value}`);
  }
}

function failure(cause: string): StatesError {
  return new StatesError('States.IntrinsicFailure', cause);
}

function check<T>(value: T, test: (value: T) => boolean, rule: string): T {
  if (!test(value)) throw failure(rule);
  return value;
}

function present(value: Json | undefined): Json {
  if (value === undefined) throw failure('an argument is missing or points nowhere');
  return value;
}

function text(value: Json | undefined): string {
  return check(
    value,
    (given) => typeof given === 'string',
    `expected a string, not ${JSON.stringify(value)}`,
  ) as string;
}

function short(value: Json | undefined): string {
  return check(text(value), (given) => given.length <= MOST_TEXT, `at most ${MOST_TEXT} characters`);
}

function integer(value: Json | undefined): number {
  return check(value, Number.isInteger, `expected an integer, not ${JSON.stringify(value)}`) as number;
}

function list(value: Json | undefined): Json[] {
  return check(value, Array.isArray, `expected an array, not ${JSON.stringify(value)}`) as Json[];
}

function object(value: Json | undefined): JsonObject {
  return check(value, isObject, `expected an object, not ${JSON.stringify(value)}`) as JsonObject;
}
