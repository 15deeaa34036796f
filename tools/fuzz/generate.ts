import type { JsonSchema } from '../../api/json-schema.ts';
import { randomText } from './hostile.ts';
import type { Random } from './random.ts';

/** A schema of the document with what JSON Schema has and `JsonSchema` does not say. */
export type Schema = JsonSchema & {
  prefixItems?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  propertyNames?: Schema;
  maxItems?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
};

export interface Vocabulary {
  /** Named schemas of the document. */
  schemas: Readonly<Record<string, Schema>>;
  /** Values seen for a member of this name: what is right for one operation is nearly right for another. */
  known(member: string): readonly unknown[];
}

/** A value that fits a schema, as far as can be told from it. */
export function fitting(random: Random, schema: Schema, words: Vocabulary, member = '', depth = 0): unknown {
  const known = words.known(member);
  if (known.length > 0 && random.chance(isTime(schema) ? 0.1 : 0.6)) return structuredClone(random.pick(known));
  if (schema.$ref) return fitting(random, words.schemas[nameIn(schema.$ref)]!, words, member, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return fitting(random, random.pick(several), words, member, depth);
  switch (Array.isArray(schema.type) ? random.pick(schema.type) : schema.type) {
    case 'object':
      return objectOf(random, schema, words, depth);
    case 'array':
      return arrayOf(random, schema, words, member, depth);
    case 'string':
      return textOf(random, schema);
    case 'integer':
      return (schema.minimum ?? 0) + random.below((schema.maximum ?? 100) - (schema.minimum ?? 0) + 1);
    case 'number':
      return (schema.minimum ?? 0) + random.next() * ((schema.maximum ?? 100) - (schema.minimum ?? 0));
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return random.chance(0.5) ? randomText(random) : {};
  }
}

function objectOf(random: Random, schema: Schema, words: Vocabulary, depth: number) {
  const { properties = {}, required = [], additionalProperties } = schema;
  const names = Object.keys(properties).filter(
    (name) => required.includes(name) || random.chance(depth > 4 ? 0.1 : 0.5),
  );
  const members = names.map((name) => [name, fitting(random, properties[name]!, words, name, depth + 1)] as const);
  if (typeof additionalProperties !== 'object') return Object.fromEntries(members);
  const more = Array.from({ length: random.below(3) }, () => {
    const name = schema.propertyNames ? fitting(random, schema.propertyNames, words) : randomText(random);
    return [String(name), fitting(random, additionalProperties as Schema, words, '', depth + 1)] as const;
  });
  return Object.fromEntries([...members, ...more]);
}

function arrayOf(random: Random, schema: Schema, words: Vocabulary, member: string, depth: number) {
  if (schema.prefixItems) return schema.prefixItems.map((item) => fitting(random, item, words, member, depth + 1));
  const least = schema.minItems ?? 0;
  const length = least + random.below(Math.max(1, Math.min(4, (schema.maxItems ?? 4) - least + 1)));
  return Array.from({ length }, () => fitting(random, (schema.items ?? {}) as Schema, words, member, depth + 1));
}

function textOf(random: Random, { format, minLength = 0, maxLength = 60 }: Schema): string {
  switch (format) {
    case 'date-time':
      return timeNear(random);
    case 'date':
      return timeNear(random).slice(0, 10);
    case 'email':
      return `person${random.below(1000)}@mail.example`;
    default:
      return (randomText(random) || 'x').padEnd(minLength, 'x').slice(0, maxLength);
  }
}

function isTime({ format }: Schema): boolean {
  return format === 'date-time' || format === 'date';
}

/** Mostly soon: what lies in the past is refused wherever a time is agreed. */
export function timeNear(random: Random): string {
  const days = random.chance(0.8) ? random.next() * 40 : (random.next() - 0.5) * 800;
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

/** `#/components/schemas/Ticket` -> `Ticket` */
export function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
