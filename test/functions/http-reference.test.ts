import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../../api/contract.ts';
import { type JsonSchema, notes } from '../../api/json-schema.ts';
import { openApiDocument } from '../../api/openapi.ts';
import { operationDocs } from '../../api/operations/docs.ts';
import { type OperationId, operations } from '../../api/operations/index.ts';
import { problemTypes } from '../../api/problems.ts';
import { referencePage } from '../../api/reference/page.ts';
import { parseInstant } from '../../domain/instants.ts';
import { policyRoutes } from '../../functions/http/policy-routes.ts';
import { routes } from '../../functions/http/routes.ts';
import { bundleOptions } from '../../infra/bundle.ts';
import { call } from './http-testbed.ts';

const document = openApiDocument();
const contracts: readonly Contract[] = operations;

/** An example may write an instant with an offset. */
function withInstantsAsKept(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, member) => {
    const read = typeof member === 'string' ? parseInstant(member) : null;
    return read?.ok ? read.value : member;
  });
}

describe('the OpenAPI document', () => {
  test('is valid', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  test('has every route of the table and, besides the webhooks, nothing else', () => {
    const described = Object.entries(document.paths).flatMap(([address, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${address}`),
    );
    const served = [...routes, ...policyRoutes].map(({ contract }) => `${contract.method} ${contract.path}`);
    expect(described.sort()).toEqual([...served, 'POST /webhooks/{shopId}'].sort());
  });

  test.each(contracts.map((one) => [one.id, one] as const))('%s: its examples fit', (id, one) => {
    const { request, answer } = operationDocs[id as OperationId];
    for (const { body } of Object.values(one.answers)) expect(body.parse(answer)).toEqual(answer);
    if (one.body)
      expect(withInstantsAsKept(one.body.parse(request))).toMatchObject(withInstantsAsKept(request) as object);
    else expect(request).toBeUndefined();
  });

  test('has a member for each note', () => {
    const schemas: Record<string, JsonSchema> = document.components.schemas;
    const members = Object.entries(schemas).flatMap(([name, schema]) =>
      Object.keys(schema.properties ?? {}).map((member) => `${name}.${member}`),
    );
    const noted = Object.entries(notes).flatMap(([name, of]) => Object.keys(of).map((member) => `${name}.${member}`));
    expect(noted.filter((note) => !members.includes(note))).toEqual([]);
  });

  test('knows no type of problem that nobody makes', () => {
    const sources = globSync('{functions,adapters,domain,packages/business-time/src}/**/*.ts').map((file) =>
      readFileSync(file, 'utf8'),
    );
    const unused = Object.keys(problemTypes).filter((type) => !sources.some((text) => text.includes(`'${type}'`)));
    expect(unused).toEqual([]);
  });
});

describe('the reference page', () => {
  const page = referencePage(document);

  test('needs nothing from elsewhere', () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=/);
    expect([...page.matchAll(/href="([^#"][^"]*)"/g)].map(([, address]) => address)).toEqual(['/openapi.json']);
  });

  test('has a target for each of its links, once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    const targets = new Set([...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!));
    expect([...targets].filter((target) => !ids.includes(target))).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('shows every operation and every type of problem', () => {
    for (const { id } of operations) expect(page).toContain(`id="${id}"`);
    for (const type of Object.keys(problemTypes)) expect(page).toContain(`id="problem-${type}"`);
  });
});

describe('the function that serves them', () => {
  let handler: unknown;
  let modules: string[];
  const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-reference-'));
  beforeAll(async () => {
    const outfile = path.join(folder, 'index.cjs');
    const entryPoints = ['functions/http/reference.ts'];
    const { metafile } = await build({ ...bundleOptions, entryPoints, outfile, metafile: true });
    modules = Object.keys(metafile.inputs);
    ({ handler } = await import(outfile));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('carries the texts and nothing they were made with', () => {
    expect(modules.filter((module) => /zod|aws-sdk|domain\/(?!errors)/.test(module))).toEqual([]);
  });

  test('answers both, each as what it is', async () => {
    const json = await call(handler, { method: 'GET', path: '/openapi.json' });
    expect(json).toMatchObject({ status: 200, body: JSON.parse(JSON.stringify(document)) });
    const page = await call(handler, { method: 'GET', path: '/reference' });
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.text).toBe(referencePage(document));
    expect((await call(handler, { method: 'GET', path: '/else' })).status).toBe(404);
  });
});
