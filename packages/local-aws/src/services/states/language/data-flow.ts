/** How data flows through a state: InputPath, payload templates, ResultPath, OutputPath. */
import { evaluateIntrinsic } from './intrinsics.ts';
import { isObject, type Json } from './json.ts';
import { place, read, type Scope } from './paths.ts';

/** Applies `InputPath` or `OutputPath`: absent means everything, null means nothing. */
export function select(path: string | null | undefined, field: 'InputPath' | 'OutputPath', scope: Scope): Json {
  if (path === undefined || path === '$') return scope.data;
  return path === null ? {} : read(path, field, scope);
}

/** Fills a payload template (`Parameters`, `ResultSelector`, `ItemSelector`): fields named `x.$` hold a path or an intrinsic function. */
export function fill(template: Json, scope: Scope): Json {
  if (Array.isArray(template)) return template.map((item) => fill(item, scope));
  if (!isObject(template)) return template;
  const filled: Record<string, Json> = {};
  for (const [name, value] of Object.entries(template)) {
    if (name.endsWith('.$') && typeof value === 'string') {
      filled[name.slice(0, -2)] = value.startsWith('$') ? read(value, name, scope) : evaluateIntrinsic(value, scope);
    } else {
      filled[name] = fill(value, scope);
    }
  }
  return filled;
}

/** Combines a result with the state's raw input: null drops the result, absent (or `$`) drops the input. */
export function applyResultPath(path: string | null | undefined, rawInput: Json, result: Json): Json {
  if (path === undefined || path === '$') return result;
  return path === null ? rawInput : place(path, rawInput, result);
}
