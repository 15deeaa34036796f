/** Every door of the API that takes an instant or a date reads it by the one reader: what is out of range stays outside. */

import { parseDate } from 'business-time';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import type { Contract } from '../../api/contract.ts';
import { queryParameters } from '../../api/json-schema.ts';
import type { OperationDoc } from '../../api/operation-doc.ts';
import { operationDocs } from '../../api/operations/docs.ts';
import { operations } from '../../api/operations/index.ts';
import { faultsOf } from '../../domain/input.ts';
import { parseInstant } from '../../domain/instants.ts';

const hostile = {
  instant: ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z', '2026-06-01T00:00:00.1234567890Z'],
  date: ['0000-01-01', '9999-12-31', '2026-02-30'],
};

const contracts: readonly Contract[] = operations;
const docs: Readonly<Record<string, OperationDoc>> = operationDocs;

type Path = (string | number)[];

function placesIn(value: unknown, at: Path = []): [Path, keyof typeof hostile][] {
  if (typeof value === 'string') {
    if (parseInstant(value).ok) return [[at, 'instant']];
    return parseDate(value).ok ? [[at, 'date']] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => placesIn(member, [...at, key]));
}

function withValue(source: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(source) as any;
  const parent = path.slice(0, -1).reduce((inner, key) => inner[key], copy);
  parent[path.at(-1)!] = value;
  return copy;
}

const bodies = contracts.flatMap((route) =>
  placesIn(docs[route.id]?.request).map(([path, kind]) => [route, path, kind] as const),
);
interface Parameter {
  name: string;
  schema: { format?: string };
}
const kinds: Readonly<Record<string, keyof typeof hostile>> = { 'date-time': 'instant', date: 'date' };
const queries = contracts.flatMap((route) =>
  (queryParameters(route) as Parameter[]).flatMap(({ name, schema }) => {
    const kind = kinds[schema.format ?? ''];
    return kind ? [[route, name, kind] as const] : [];
  }),
);

/** What is read as a whole document, a policy, tells faults instead of refusing. */
const isDocument = new Set(['draftPolicy', 'validatePolicy']);

const fieldsRefused = (schema: z.ZodMiniType, input: unknown) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : faultsOf(parsed.error).map(({ field }) => field);
};

describe('a body', () => {
  const cases = bodies.filter(([route]) => !isDocument.has(route.id));

  test('with instants and dates is known for several operations', () => {
    expect(new Set(cases.map(([route]) => route.id)).size).toBeGreaterThan(6);
  });

  test.each(cases.map(([route, path, kind]) => [route.id, path.join('/'), { route, path, kind }] as const))(
    'of %s is refused at %s',
    (operationId, _, { route, path, kind }) => {
      const { request } = docs[operationId]!;
      for (const value of hostile[kind]) {
        const field = `/${path.join('/')}`;
        expect(fieldsRefused(route.body!, withValue(request, path, value)).some((one) => field.startsWith(one!))).toBe(
          true,
        );
      }
    },
  );
});

describe('a query', () => {
  test.each(queries.map(([route, name, kind]) => [route.id, name, { route, kind }] as const))(
    'of %s is refused at %s',
    (_, name, { route, kind }) => {
      for (const value of hostile[kind]) expect(fieldsRefused(route.query!, { [name]: value })).toContain(`/${name}`);
    },
  );
});
