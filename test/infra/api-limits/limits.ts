import { readFileSync } from 'node:fs';

/** What an API model says of a value, as tools/api-limits writes it. */
export interface Shape {
  type: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  required?: string[];
  /** Names of shapes: of a structure's members, of a list's, of a map's keys and values. */
  members?: Record<string, string>;
  member?: string;
  key?: string;
  value?: string;
}

interface Limits {
  /** The shape of what each call takes, by `service:Operation`. */
  inputs: Record<string, string>;
  shapes: Record<string, Record<string, Shape>>;
}

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const limits: Limits = read('test/fixtures/api-limits.json');

/** The calls CloudFormation makes for each type of resource. */
export const calls: Record<string, string[]> = read('tools/api-limits/calls.json');

/** The faults of what a call is given, each as `path: what is wrong`. Undefined values were never given. */
export function faultsOfCall(call: string, input: Record<string, unknown>): string[] {
  const [service] = call.split(':') as [string];
  const shape = limits.inputs[call];
  if (shape === undefined) throw new Error(`${call} is not in test/fixtures/api-limits.json: npm run api-limits`);
  return faultsOf(limits.shapes[service]!, shape, input, call);
}

/** The name a call has for a member, however it is spelled in CloudFormation. */
export function memberOf(call: string, name: string): string | undefined {
  return nameIn(limits.shapes[call.split(':')[0]!]![limits.inputs[call]!]!, name);
}

function nameIn({ members = {} }: Shape, name: string): string | undefined {
  if (Object.hasOwn(members, name)) return name;
  return Object.keys(members).find((one) => one.toLowerCase() === name.toLowerCase());
}

function faultsOf(shapes: Record<string, Shape>, name: string, value: unknown, path: string): string[] {
  const shape = shapes[name]!;
  const say = (fault: string) => [`${path}: ${fault} (${name})`];
  switch (shape.type) {
    case 'structure': {
      if (!isObject(value)) return say('is no object');
      const given = Object.entries(value).filter(([, one]) => one !== undefined);
      const known = given.map(([key, one]) => [nameIn(shape, key), key, one] as const);
      const missing = (shape.required ?? []).filter((one) => !known.some(([member]) => member === one));
      return [
        ...missing.flatMap((one) => say(`lacks ${one}`)),
        ...known.flatMap(([member, key, one]) =>
          member === undefined
            ? say(`knows no ${key}`)
            : faultsOf(shapes, shape.members![member]!, one, `${path}.${key}`),
        ),
      ];
    }
    case 'list': {
      if (!Array.isArray(value)) return say('is no list');
      const inside = value.flatMap((one, index) => faultsOf(shapes, shape.member!, one, `${path}[${index}]`));
      return [...outside(shape, value.length, 'members').flatMap(say), ...inside];
    }
    case 'map': {
      // Tags are a list in most of CloudFormation and a map in most APIs.
      const entries: [string, unknown][] = Array.isArray(value)
        ? value.map(({ Key, Value }) => [Key, Value])
        : Object.entries(value as object);
      const inside = entries.flatMap(([key, one]) => [
        ...faultsOf(shapes, shape.key!, key, `${path} key ${key}`),
        ...faultsOf(shapes, shape.value!, one, `${path}.${key}`),
      ]);
      return [...outside(shape, entries.length, 'entries').flatMap(say), ...inside];
    }
    case 'string':
      return faultsOfText(shape, isObject(value) ? JSON.stringify(value) : value).flatMap(say);
    case 'boolean':
      return typeof value === 'boolean' ? [] : say('is neither true nor false');
    case 'integer':
    case 'long':
    case 'float':
    case 'double': {
      const number = typeof value === 'string' && value !== '' ? Number(value) : value;
      if (typeof number !== 'number' || Number.isNaN(number)) return say('is no number');
      const isWhole = !['integer', 'long'].includes(shape.type) || Number.isInteger(number);
      return isWhole ? outside(shape, number, '').flatMap(say) : say('is no whole number');
    }
    default:
      throw new Error(`${path}: a ${shape.type} has not been thought of`);
  }
}

function faultsOfText(shape: Shape, value: unknown): string[] {
  if (typeof value !== 'string') return ['is no text'];
  const faults = outside(shape, [...value].length, 'characters');
  if (shape.enum && !shape.enum.includes(value)) faults.push(`${value} is none of ${shape.enum.join(', ')}`);
  if (shape.pattern && !wholly(shape.pattern).test(value)) faults.push(`${value} does not match ${shape.pattern}`);
  return faults;
}

function outside({ min, max }: Shape, size: number, what: string): string[] {
  if (min !== undefined && size < min) return [`${size} ${what}, at least ${min}`.replace(' ,', ',')];
  if (max !== undefined && size > max) return [`${size} ${what}, at most ${max}`.replace(' ,', ',')];
  return [];
}

/** The models' patterns are Java's, and stand for the whole text. */
function wholly(pattern: string): RegExp {
  const flags = `${pattern.includes('\\p{') ? 'u' : ''}${pattern.startsWith('(?s)') ? 's' : ''}`;
  return new RegExp(`^(?:${pattern.replace(/^\(\?s\)/, '')})$`, flags);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
