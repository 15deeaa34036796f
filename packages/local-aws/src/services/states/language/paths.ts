/** JSONPath as Step Functions uses it: reading with any path, writing with reference paths. */
import { JSONPath } from 'jsonpath-plus';
import { runtimeError, StatesError } from './errors.ts';
import { isObject, type Json } from './json.ts';

/** What a path is read from: `$...` from the data, `$$...` from the context object. */
export interface Scope {
  data: Json;
  context: Json;
}

type Segment = string | number;

const SEGMENT = /\.([\p{L}_][\p{L}\p{N}_-]*)|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/uy;

const parsed = new Map<string, Segment[] | undefined>();

/** The steps of a path that names exactly one place (`$.a['b'][0]`), or undefined for any other path. */
function referencePath(path: string): Segment[] | undefined {
  if (!parsed.has(path)) parsed.set(path, parseReferencePath(path));
  return parsed.get(path);
}

function parseReferencePath(path: string): Segment[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const segments: Segment[] = [];
  SEGMENT.lastIndex = 1;
  while (SEGMENT.lastIndex < path.length) {
    const match = SEGMENT.exec(path);
    if (!match) return undefined;
    const [, name, single, double, index] = match;
    if (index !== undefined) segments.push(Number(index));
    else segments.push(name ?? (single ?? double ?? '').replace(/\\(.)/g, '$1'));
  }
  return segments;
}

/**
 * The value a path points to, or undefined when there is none. A path that can match several places (wildcards, slices,
 * filters, `..`) always gives an array, empty when nothing matches.
 */
export function find(path: string, { data, context }: Scope): Json | undefined {
  const [root, local] = path.startsWith('$$') ? [context, path.slice(1)] : [data, path];
  const segments = referencePath(local);
  if (!segments) return JSONPath({ path: local, json: root as object, wrap: true, eval: 'safe' }) as Json[];
  let value: Json | undefined = root;
  for (const segment of segments) {
    if (typeof segment === 'number') value = Array.isArray(value) ? value[segment] : undefined;
    else value = isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** As `find`, for a field of a state. @throws StatesError `States.Runtime` when there is no value. */
export function read(path: string, field: string, scope: Scope): Json {
  const value = find(path, scope);
  if (value === undefined) {
    throw runtimeError(
      `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(scope.data)}'`,
    );
  }
  return value;
}

/** A copy of `target` with `value` at a reference path; missing objects on the way are made. @throws StatesError */
export function place(path: string, target: Json, value: Json): Json {
  const segments = referencePath(path);
  if (!segments) throw runtimeError(`'${path}' is not a reference path`);
  return placeAt(segments, target, value, path);
}

function placeAt(segments: Segment[], target: Json | undefined, value: Json, path: string): Json {
  const [head, ...rest] = segments;
  if (head === undefined) return value;
  if (typeof head === 'number' && Array.isArray(target) && head < target.length) {
    return target.with(head, placeAt(rest, target[head], value, path));
  }
  if (typeof head === 'string' && (isObject(target) || target === undefined)) {
    return { ...target, [head]: placeAt(rest, target?.[head], value, path) };
  }
  throw new StatesError(
    'States.ResultPathMatchFailure',
    `Unable to apply ResultPath '${path}' to input '${JSON.stringify(target ?? null)}'`,
  );
}
