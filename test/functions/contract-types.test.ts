/** What a contract does not declare does not compile: `npm run types` is what fails here, not the run. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { contract } from '../../api/contract.ts';
import { problem } from '../../domain/errors.ts';
import { ok, refuse } from '../../domain/result.ts';
import { answered } from '../../functions/_kit/http.ts';
import { implement } from '../../functions/_kit/http-routes.ts';
import { breachesOf } from '../support/obeys.ts';

const one = contract({
  id: 'renameThing',
  method: 'PUT',
  path: '/things/{thingId}/name',
  permission: 'work',
  headers: ['if-match'],
  body: z.object({ name: z.string() }),
  answers: { 200: { body: z.object({ name: z.string() }), headers: ['etag'] } },
  problems: ['not-found'],
});
const headers = { etag: '"1"' };

describe('an implementation', () => {
  test('answers and refuses as declared, and knows what it is asked', () => {
    implement(one, async ({ params, body }) =>
      params.thingId === 'none'
        ? refuse(problem('not-found', { detail: 'There is none.' }))
        : ok(answered(200, { name: body.name }, headers)),
    );
    // What follows from If-Match needs no saying.
    implement(one, async () => refuse(problem('version-mismatch', { detail: 'It is at version 2.' })));
    expect.assertions(0);
  });

  test('does not compile with what is not declared', () => {
    // @ts-expect-error: no such status
    implement(one, async ({ body }) => ok(answered(201, { name: body.name }, headers)));
    // @ts-expect-error: no such header
    implement(one, async ({ body }) => ok(answered(200, { name: body.name }, { ...headers, location: '/things/1' })));
    // @ts-expect-error: the header that is declared is missing
    implement(one, async ({ body }) => ok(answered(200, { name: body.name })));
    // @ts-expect-error: another body
    implement(one, async () => ok(answered(200, { title: '' }, headers)));
    // @ts-expect-error: no such problem
    implement(one, async () => refuse(problem('contended', { detail: 'Others change it.' })));
    // @ts-expect-error: no such parameter
    implement(one, async ({ params }) => ok(answered(200, { name: params.visitId }, headers)));
    expect.assertions(0);
  });
});

describe('an answer in a test', () => {
  const asked = { method: 'GET', path: '/tasks' };
  const json = { 'content-type': 'application/json' };
  const page = { items: [], nextCursor: null };

  test('obeys its contract', () => {
    expect(breachesOf(asked, { status: 200, headers: json, body: page })).toEqual([]);
  });

  test.each([
    ['another status', { status: 201, headers: json, body: page }],
    ['a header', { status: 200, headers: { ...json, etag: '"1"' }, body: page }],
    ['a member', { status: 200, headers: json, body: { ...page, total: 0 } }],
    ['a missing member', { status: 200, headers: json, body: { items: [] } }],
    ['JSON in place of a problem', { status: 409, headers: json, body: {} }],
    [
      'a problem',
      {
        status: 409,
        headers: { 'content-type': 'application/problem+json' },
        body: { type: '/reference#problem-contended', title: 'Too many changes at once', status: 409, detail: 'No.' },
      },
    ],
  ])('does not with %s that is not declared', (_, told) => {
    expect(breachesOf(asked, told)).toHaveLength(1);
  });
});
