import * as z from 'zod/mini';
import type { Contract } from './contract.ts';
import type { SchemaNotes } from './operation-doc.ts';
import { operationDocs } from './operations/docs.ts';
import { type OperationId, operations } from './operations/index.ts';
import { namedSchemas } from './schemas/named.ts';
import { parameterNotes, schemaNotes } from './schemas/notes.ts';

/** JSON Schema 2020-12, as far as the document uses it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  description?: string;
  default?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
}

/** `OpenTicketRequest`: the name of an operation's body. */
export function requestName({ id }: Contract): string {
  return `${id[0]!.toUpperCase()}${id.slice(1)}Request`;
}

/** @throws Error when a schema that is answered has no name in api/schemas/named.ts */
export function nameOf(schema: z.ZodMiniType): string {
  const found = Object.entries(namedSchemas).find(([, one]) => one === schema);
  if (!found) throw new Error('a schema that is answered has no name in api/schemas/named.ts');
  return found[0];
}

const contracts: readonly Contract[] = operations;

/** The schemas of the document by name, made from those the functions use. */
export function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(namedSchemas)) registry.add(schema, { id });
  for (const one of contracts) if (one.body) registry.add(one.body, { id: requestName(one) });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}`, override });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [
      id,
      annotated(id, schema as JsonSchema),
    ]),
  );
}

/** An operation's query parameters. */
export function queryParameters({ query }: Contract): object[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', override }) as JsonSchema;
  return Object.entries(properties).map(([name, { default: fallback, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description: parameterNotes[name],
    schema: { ...schema, ...(fallback === undefined ? {} : { default: fallback }) },
  }));
}

/**
 * Leaves out what says nothing to a reader: patterns of well-known formats, bounds every integer has. A default is told
 * of what is read from text as well, where zod leaves it out.
 */
function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: object }): void {
  const schema = jsonSchema as JsonSchema;
  const { def } = zodSchema._zod as { def: { type: string; defaultValue?: unknown } };
  if (def.type === 'default') schema.default = def.defaultValue;
  if (schema.format) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

const requestNotes: SchemaNotes = Object.fromEntries(
  contracts.flatMap((one) => {
    const { members } = operationDocs[one.id as OperationId];
    return members ? [[requestName(one), members]] : [];
  }),
);

/** What is said of single members, by schema and member. */
export const notes: SchemaNotes = { ...schemaNotes, ...requestNotes };

function annotated(id: string, schema: JsonSchema): JsonSchema {
  for (const [member, property] of Object.entries(schema.properties ?? {})) {
    const note = notes[id]?.[member];
    if (note) property.description = note;
  }
  return schema;
}
