/** What repeats, races, or is far too large: the part of the API that is about policies, days and people. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openApiDocument } from '../../api/openapi.ts';
import { maxFaults } from '../../domain/input.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { call, type HttpReply, setNow } from './http-testbed.ts';

let database: TestDatabase;
let policyApi: unknown;
let api: unknown;
beforeAll(async () => {
  database = await startDatabase();
  ({ handler: policyApi } = await import('../../functions/http/policy-api.ts'));
  ({ handler: api } = await import('../../functions/http/api.ts'));
});
afterAll(async () => {
  vi.useRealTimers();
  await database?.stop();
});
let minutes = 0;
beforeEach(async () => {
  minutes += 1;
  setNow(new Date(Date.parse('2026-05-12T01:30:00.000Z') + minutes * 60_000).toISOString());
  await database.clear();
});

interface Options {
  name?: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
}

function send(line: string, body?: unknown, { name = 'mina', headers = {}, query }: Options = {}): Promise<HttpReply> {
  const [method, path] = line.split(' ') as [string, string];
  return call(/^\/(tickets|visits)/.test(path) ? api : policyApi, {
    ...{ method, path, headers },
    body: Buffer.isBuffer(body) ? body : body === undefined ? undefined : JSON.stringify(body),
    base64: Buffer.isBuffer(body),
    claims: { sub: `sub-of-${name}`, name, 'cognito:groups': '[lead]', token_use: 'id' },
    ...(query && { query }),
  });
}

const decided = async () => (await send('GET /policies/events')).body.items.map(({ data }: any) => data.type);
const activate = async (version: string) => {
  await send(`PUT /policies/${version}`, { document: { extends: 'starter' } });
  expect(await send(`PUT /policies/${version}/activation`, {})).toMatchObject({ status: 200 });
};

describe('If-Match', () => {
  test.each([
    ['PUT', '/calendars/office/days/2026-06-03', { closed: true }],
    ['DELETE', '/calendars/office/days/2026-06-03', undefined],
    ['PUT', '/staff/jiwoo/absences/leave', { from: '2026-06-01T00:00:00Z', to: '2026-06-12T00:00:00Z' }],
    ['DELETE', '/staff/jiwoo/absences/leave', undefined],
  ])('of another version keeps %s %s from being done', async (method, path, body) => {
    await send('PUT /calendars/office/days/2026-06-03', { closed: true, note: 'Company day' });
    const read = await send(path.startsWith('/staff') ? 'GET /staff' : 'GET /calendars/office');
    expect(read.headers.etag).toBe('"1"');
    const before = await decided();
    expect(await send(`${method} ${path}`, body, { headers: { 'if-match': '"999"' } })).toMatchObject({
      status: 412,
      body: { type: '/reference#problem-version-mismatch', expected: '"1"' },
    });
    expect(await decided()).toEqual(before);
    expect(await send(`${method} ${path}`, body, { headers: { 'if-match': read.headers.etag! } })).toMatchObject({
      status: 200,
      headers: { etag: /absences/.test(path) && method === 'DELETE' ? '"1"' : '"2"' },
    });
  });

  test('of another revision keeps an activation from being withdrawn', async () => {
    await send('PUT /policies/summer', { document: { extends: 'starter' } });
    await send('PUT /policies/summer/activation', { from: '2026-06-01T00:00:00Z' });
    const withdraw = (tag: string) =>
      send('DELETE /policies/summer/activation', undefined, { headers: { 'if-match': tag } });
    expect(await withdraw('"1"')).toMatchObject({ status: 412, body: { expected: '"2"' } });
    expect(await withdraw('"2"')).toMatchObject({ status: 200 });
  });

  test('is documented only where something is changed', () => {
    const { paths } = openApiDocument();
    for (const path of ['/tickets/{ticketId}/entitlement', '/deadlines/preview', '/policies/validation']) {
      const { parameters } = (paths[path] as any).post;
      expect(parameters.filter((one: any) => one.in === 'header')).toEqual([]);
    }
  });
});

describe('a deed that repeats is the same deed:', () => {
  test.each([
    ['a day', 'PUT /calendars/office/days/2026-06-03', { windows: [['09:00', '12:00']], note: 'Elections' }],
    ['an absence', 'PUT /staff/jiwoo/absences/leave', { from: '2026-06-01T00:00:00Z', to: '2026-06-12T00:00:00Z' }],
  ])('%s', async (_, line, body) => {
    const first = await send(line, body);
    expect(first.status).toBe(200);
    expect(await send(line, body)).toMatchObject({ status: 200, body: first.body, headers: { etag: '"1"' } });
    expect(await decided()).toHaveLength(1);
  });

  test('an activation that is scheduled already', async () => {
    await send('PUT /policies/summer', { document: { extends: 'starter' } });
    const schedule = () => send('PUT /policies/summer/activation', { from: '2026-06-01T09:00:00+09:00' });
    const first = await schedule();
    expect(await schedule()).toMatchObject({ status: 200, body: first.body });
    expect(await decided()).toEqual(['policy.activated']);
  });

  test('a draft, unless it or its note is another', async () => {
    const write = (note: string) => send('PUT /policies/summer', { document: { extends: 'starter' }, note });
    expect(await write('one')).toMatchObject({ status: 201, body: { revision: 1 } });
    expect(await write('one')).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await write('two')).toMatchObject({ status: 200, body: { revision: 2 } });
    expect((await send('GET /policies/summer/events')).body.items).toHaveLength(2);
  });
});

describe('rolling back', () => {
  test('by two at once takes back what they saw, once', async () => {
    for (const version of ['ra', 'rb', 'rc']) {
      minutes += 1;
      setNow(new Date(Date.parse('2026-05-12T01:30:00.000Z') + minutes * 60_000).toISOString());
      await activate(version);
    }
    const both = await Promise.all(
      ['mina', 'alex'].map((name) => send('POST /policies/rollback', { from: 'rc' }, { name })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      type: '/reference#problem-policy-not-in-force',
      field: '/from',
      expected: 'rb',
    });
    expect((await send('GET /policies')).body.active).toBe('rb');
  });

  test('without saying what, is refused', async () => {
    expect(await send('POST /policies/rollback', {})).toMatchObject({ status: 400, body: { field: '/from' } });
  });
});

describe('what is wrong all over', () => {
  const member = (index: number) => `m${index}`;
  const faulty = Object.fromEntries(Array.from({ length: 9_000 }, (_, index) => [member(index), 1]));

  test('is kept as a draft with the first of its faults, and how many more there are', async () => {
    const drafted = await send('PUT /policies/draft', { document: { extends: 'starter', ...faulty } });
    expect(drafted.status).toBe(201);
    expect(drafted.body.faults).toHaveLength(maxFaults + 1);
    expect(drafted.body.faults[0]).toMatchObject({ field: '/m0', expected: 'no such member' });
    expect(drafted.body.faults.at(-1)).toMatchObject({ detail: '8900 more faults are not listed.' });
    expect((await send('GET /policies/draft')).body.faults).toEqual(drafted.body.faults);
  });

  test('or is longer than it was written, is refused', async () => {
    const text = `{"document":{"extends":"starter","x":[${Array(25_000).fill('9e20').join()}]}}`;
    expect(text.length).toBeLessThan(128 * 1024);
    expect(await send('PUT /policies/draft', Buffer.from(text))).toMatchObject({
      status: 413,
      body: { type: '/reference#problem-body-too-large' },
    });
  });

  test('in characters of three bytes is kept as well', async () => {
    const names = Array.from({ length: 120 }, (_, index) => [`${'한'.repeat(300)}${index}`, 1]);
    const drafted = await send('PUT /policies/draft', {
      document: { extends: 'starter', ...Object.fromEntries(names) },
    });
    expect(drafted.status).toBe(201);
  });

  test('a note of a day is measured as it is kept', async () => {
    const note = (length: number) =>
      send('PUT /calendars/office/days/2026-06-03', { closed: true, note: '한'.repeat(length) });
    expect(await note(140)).toMatchObject({ status: 400 });
    expect(await note(120)).toMatchObject({ status: 200 });
  });

  test('and by a very long name is told in short', async () => {
    const document = { extends: 'starter', ['x'.repeat(120_000)]: 1 };
    const drafted = await send('PUT /policies/draft', { document });
    expect(drafted.status).toBe(201);
    expect(JSON.stringify(drafted.body.faults).length).toBeLessThan(2_000);
  });

  test('in a body of megabytes is not answered with megabytes', async () => {
    const body = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [member(index), 1]));
    const reply = await send('POST /tickets', body);
    expect(reply.status).toBe(400);
    expect(reply.text.length).toBeLessThan(50_000);
  });
});

describe('the query', () => {
  test.each(['0x10', '1e1', '10.0', ' 10', '', '0', '101', '-1', '９'])('takes no limit of %j', async (limit) => {
    expect(await send('GET /tickets', undefined, { query: { limit } })).toMatchObject({
      status: 400,
      body: { field: '/query/limit', expected: 'a whole number from 1 to 100' },
    });
  });

  test('takes no empty cursor', async () => {
    const query = { cursor: '' };
    expect(await send('GET /tickets', undefined, { query })).toMatchObject({
      status: 400,
      body: { field: '/query/cursor' },
    });
  });

  test('is documented as it is read', () => {
    const parameters: any[] = (openApiDocument().paths['/tickets'] as any).get.parameters;
    const schemaOf = (name: string) => parameters.find((one) => one.name === name).schema;
    expect(schemaOf('limit')).toEqual({ type: 'integer', minimum: 1, maximum: 100, default: 25 });
    expect(schemaOf('cursor')).toEqual({ type: 'string', minLength: 1 });
  });
});

test('a body that is no UTF-8 is refused', async () => {
  const text = '{"requestType":"question","subject":"?","text":"t"}';
  const body = Buffer.from(text);
  body[text.indexOf('?')] = 0xff;
  expect(await send('POST /tickets', body)).toMatchObject({
    status: 400,
    body: { type: '/reference#problem-malformed-json' },
  });
});

test.each([
  ['PUT /policies/events', 'GET'],
  ['DELETE /policies/rollback', 'POST'],
  ['PUT /policies/validation', 'POST'],
  ['POST /policies/summer', 'GET, PUT'],
])('%s: only %s is taken there', async (line, allow) => {
  expect(await send(line, {})).toMatchObject({ status: 405, headers: { allow } });
});

test('open tickets of somebody who has very many are counted no further than is told', async () => {
  const { countUpTo } = await import('../../adapters/dynamo/lists.ts');
  for (let times = 0; times < 3; times += 1) {
    const body = { requestType: 'question', subject: 's', text: 't' };
    const { ticketId } = (await send('POST /tickets', body)).body;
    expect((await send(`PUT /tickets/${ticketId}/assignee`, { assignee: 'jiwoo' })).status).toBe(200);
  }
  const partition = 'ASSIGNEE#jiwoo';
  expect(await countUpTo(database, { index: 'byOwner', partition }, 2)).toBe(2);
  expect(await countUpTo(database, { index: 'byOwner', partition }, 200)).toBe(3);
  expect((await send('GET /staff')).body.items.find(({ id }: any) => id === 'jiwoo').openTickets).toBe(3);
});
