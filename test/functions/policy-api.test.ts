import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import { mergePatch } from '../../domain/policy/merge.ts';
import type { Endpoints } from '../../domain/webhook/endpoint.ts';
import { warningsOf } from '../../functions/http/policies/warnings.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { call, type HttpReply, setNow } from './http-testbed.ts';

/** A Tuesday, 10:30 in Seoul. */
const start = '2026-05-12T01:30:00.000Z';

let database: TestDatabase;
let policyApi: unknown;
let api: unknown;
beforeAll(async () => {
  database = await startDatabase();
  process.env.ENDPOINTS_SECRET_ARN = 'no secret is read';
  ({ handler: policyApi } = await import('../../functions/http/policy-api.ts'));
  ({ handler: api } = await import('../../functions/http/api.ts'));
});
afterAll(() => database?.stop());

/** Each test later than the one before: what a function remembers is older than ten seconds. */
let minutes = 0;
const passed = (seconds: number) => new Date(Date.parse(start) + minutes * 60_000 + seconds * 1000).toISOString();
beforeEach(async () => {
  minutes += 1;
  setNow(passed(0));
  await database.clear();
});

interface Options {
  role?: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
}

function send(line: string, body?: unknown, { role = 'lead', headers = {}, query }: Options = {}): Promise<HttpReply> {
  const [method, path] = line.split(' ') as [string, string];
  return call(/^\/(tickets|visits)/.test(path) ? api : policyApi, {
    method,
    path,
    headers,
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    claims: { sub: `sub-of-${role}`, name: 'mina', 'cognito:groups': `[${role}]` },
    ...(query && { query }),
  });
}

const faster = {
  extends: 'starter',
  requestTypes: { complaint: { clocks: { 'first-response': { target: 'PT12H' } } } },
};
const draft = (version: string, document: unknown = faster, options?: Options) =>
  send(`PUT /policies/${version}`, { document }, options);

async function open(): Promise<{ ticketId: string; policyVersion: string; clocks: { target: string }[] }> {
  const reply = await send('POST /tickets', { requestType: 'complaint', subject: 'Stiff', text: 'It hardly moves.' });
  expect(reply.status).toBe(201);
  return reply.body;
}

describe('a draft', () => {
  test('is written, with the preset it extends merged in, and read again', async () => {
    const written = await draft('summer');
    expect(written).toMatchObject({ status: 201, headers: { etag: '"1"', location: '/policies/summer' } });
    const read = await send('GET /policies/summer', undefined, { role: 'hotline' });
    expect(read.body).toMatchObject({
      version: 'summer',
      state: 'draft',
      author: 'mina',
      preset: 'starter',
      faults: [],
    });
    expect(read.body.source).toEqual(faster);
    expect(read.body.document).toMatchObject({ version: 'summer', staff: starter.staff });
    expect(read.body.document.requestTypes.complaint.clocks['first-response'].target).toBe('PT12H');
  });

  test('is kept with its faults, each with its place and what is expected there', async () => {
    const written = await draft('summer', { extends: 'starter', visits: { calendar: 'weekend' }, staf: [] });
    expect(written.status).toBe(201);
    expect(written.body.faults).toEqual(
      expect.arrayContaining([
        {
          detail: '/visits/calendar: expected a calendar: always, office',
          field: '/visits/calendar',
          expected: 'a calendar: always, office',
        },
        expect.objectContaining({ field: '/staf', expected: 'no such member' }),
      ]),
    );
    const { body } = await send('GET /policies');
    expect(body.items.find(({ version }: any) => version === 'summer')).toMatchObject({
      state: 'draft',
      faults: written.body.faults.length,
    });
  });

  test('is replaced by the one who knows its last state, and by nobody who does not', async () => {
    await draft('summer');
    const other = { ...faster, business: { phone: '+82 2-555-0199' } };
    expect((await draft('summer', other, { headers: { 'if-match': '"1"' } })).headers.etag).toBe('"2"');
    expect(await draft('summer', faster, { headers: { 'if-match': '"1"' } })).toMatchObject({ status: 412 });
    const events = await send('GET /policies/summer/events');
    expect(events.body.items.map(({ data }: any) => data.revision)).toEqual([1, 2]);
  });

  test('is answered once to a repeated request', async () => {
    const headers = { 'idempotency-key': 'k1' };
    await draft('summer', faster, { headers });
    expect(await draft('summer', faster, { headers })).toMatchObject({
      status: 201,
      headers: { etag: '"1"', 'idempotent-replayed': 'true' },
    });
  });

  test.each([
    ['by the hotline', 'summer', { document: faster }, { role: 'hotline' }, 403, 'not-allowed'],
    ['that is no object', 'summer', { document: [] }, {}, 400, 'invalid-input'],
    ['under a name that means something else', 'current', { document: faster }, {}, 400, 'invalid-input'],
    ['in place of the one deployed', 'starter-1', { document: faster }, {}, 409, 'policy-published'],
    [
      'too large to be kept',
      'summer',
      { document: { ...faster, note: 'x'.repeat(140_000) } },
      {},
      413,
      'body-too-large',
    ],
    [
      'nested without end',
      'summer',
      `{"document":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
      {},
      400,
      'invalid-input',
    ],
  ])('%s is refused', async (_, version, body, options, status, type) => {
    const reply = await send(`PUT /policies/${version}`, body, options);
    expect(reply.status).toBe(status);
    expect(reply.body.type).toBe(`/reference#problem-${type}`);
  });
});

describe('a policy nobody has kept', () => {
  test('is told its faults', async () => {
    const reply = await send('POST /policies/validation', { document: { extends: 'web-shop', staff: [] } });
    expect(reply).toMatchObject({ status: 200, body: { valid: false } });
    expect(reply.body.faults.map(({ field }: any) => field)).toContain('/staff');
  });

  test('is told when it has none', async () => {
    const reply = await send('POST /policies/validation', { document: { extends: 'starter' } });
    expect(reply).toMatchObject({ status: 200, body: { valid: true, faults: [] } });
  });

  test.each([
    'web-shop',
    'three-guarantees',
    'service-desk',
    'lubricants',
    'led-display',
    'it-systems',
    'windows',
    'hardware-software',
  ])('may be the preset %s as it is', async (preset) => {
    const reply = await send('POST /policies/validation', { document: { extends: preset } });
    expect(reply.body.faults).toEqual([]);
  });
});

describe('a comparison', () => {
  test('tells in words what would change', async () => {
    await draft('summer');
    const reply = await send('GET /policies/summer/comparison', undefined, { role: 'hotline' });
    expect(reply.body).toEqual({
      version: 'summer',
      with: 'starter-1',
      subjects: [{ subject: 'Complaint', changes: ['Complaint, first response: 24 hours becomes 12 hours (always)'] }],
    });
  });

  test('is between any two', async () => {
    await draft('summer');
    await draft('autumn', { extends: 'starter' });
    const reply = await send('GET /policies/autumn/comparison', undefined, { query: { with: 'summer' } });
    expect(reply.body.subjects[0].changes).toEqual(['Complaint, first response: 12 hours becomes 24 hours (always)']);
  });

  test('of one that is not there, or not whole, is refused', async () => {
    expect((await send('GET /policies/nothing/comparison')).status).toBe(404);
    await draft('broken', { extends: 'starter', staff: [] });
    expect(await send('GET /policies/broken/comparison')).toMatchObject({
      status: 422,
      body: { errors: expect.any(Array) },
    });
  });
});

describe('activation', () => {
  test('counts at once for whoever asked, and for the others within ten seconds', async () => {
    const before = await open();
    await draft('summer');
    expect(await send('PUT /policies/summer/activation', {})).toMatchObject({
      status: 200,
      body: { version: 'summer', active: 'summer', warnings: [] },
    });
    expect((await send('GET /policies')).body.active).toBe('summer');
    setNow(passed(10));
    const after = await open();
    expect([before, after].map(({ policyVersion, clocks }) => [policyVersion, clocks[0]!.target])).toEqual([
      ['starter-1', 'PT24H'],
      ['summer', 'PT12H'],
    ]);
  });

  test('leaves what was promised before as it was, whatever is done with it', async () => {
    const { ticketId } = await send('POST /tickets', { requestType: 'question', subject: 's', text: 't' }).then(
      ({ body }) => body,
    );
    // Neither the type of request nor the calendar it was promised by is there any more.
    const { version: _, ...renamed } = JSON.parse(JSON.stringify(starter).replaceAll('"office"', '"day"'));
    const { question: __, ...requestTypes } = renamed.requestTypes;
    await draft('other', { ...renamed, requestTypes });
    expect((await send('PUT /policies/other/activation', {})).status).toBe(200);
    setNow(passed(60));
    const changed = await send(`PUT /tickets/${ticketId}/priority`, { priority: 'urgent' });
    expect(changed).toMatchObject({ status: 200, body: { policyVersion: 'starter-1', priority: 'urgent' } });
    expect((await send(`GET /tickets/${ticketId}/clocks`)).status).toBe(200);
    expect((await send('POST /tickets', { requestType: 'question', subject: 's', text: 't' })).status).toBe(400);
  });

  test('from an instant to come', async () => {
    await draft('summer');
    const from = passed(3600);
    expect((await send('PUT /policies/summer/activation', { from })).body).toMatchObject({ from, active: 'starter-1' });
    setNow(passed(3599));
    expect((await open()).policyVersion).toBe('starter-1');
    setNow(from);
    expect((await open()).policyVersion).toBe('summer');
  });

  test('that is scheduled can be withdrawn', async () => {
    await draft('summer');
    await send('PUT /policies/summer/activation', { from: passed(3600) });
    expect((await send('DELETE /policies/summer/activation')).status).toBe(200);
    expect((await send('GET /policies')).body.activations).toEqual([]);
    expect(await send('DELETE /policies/summer/activation')).toMatchObject({ status: 409 });
  });

  test('publishes: what has been promised under does not change any more', async () => {
    await draft('summer');
    await send('PUT /policies/summer/activation', {});
    expect(await draft('summer')).toMatchObject({ status: 409, body: { type: '/reference#problem-policy-published' } });
    expect((await send('GET /policies/summer')).body).toMatchObject({ state: 'published', active: true, revision: 2 });
  });

  test.each([
    ['in the past', 'summer', { from: '2026-05-01T00:00:00Z' }, 400, 'activation-in-the-past'],
    ['of what is in force', 'starter-1', {}, 409, 'policy-in-force'],
    ['of what there is not', 'nothing', {}, 404, 'not-found'],
    ['of a draft with faults', 'broken', {}, 422, 'policy-invalid'],
  ])('%s is refused', async (_, version, body, status, type) => {
    await draft('summer');
    await draft('broken', { extends: 'starter', staff: [] });
    const reply = await send(`PUT /policies/${version}/activation`, body);
    expect(reply.status).toBe(status);
    expect(reply.body.type).toBe(`/reference#problem-${type}`);
  });

  test('is for leads and managers, and only of the state that was read', async () => {
    await draft('summer');
    expect((await send('PUT /policies/summer/activation', {}, { role: 'hotline' })).status).toBe(403);
    const headers = { 'if-match': '"7"' };
    expect((await send('PUT /policies/summer/activation', {}, { headers })).status).toBe(412);
  });

  test('warns of people who leave with open tickets, and of daily runs that stay in their time zone', async () => {
    await open();
    const staff = starter.staff.map((one) => (one.id === 'jiwoo' ? { ...one, id: 'sora', name: 'Sora Kim' } : one));
    await draft('moved', { extends: 'starter', staff, business: { timeZone: 'Asia/Tokyo' } });
    const { body } = await send('PUT /policies/moved/activation', {});
    expect(body.warnings).toEqual([
      '한지우 (jiwoo) leaves with 1 open ticket: assign it to somebody else.',
      'Daily runs keep to the time of Asia/Seoul until the next deployment, not to Asia/Tokyo.',
    ]);
  });
});

describe('public holidays', () => {
  const korean = starter as unknown as PolicyDocument;
  const endpoints = { all: async () => ({ usable: [], unusable: [] }), find: async () => null };

  test.each([
    ['2027-12-31T14:59:59.000Z', []],
    // The new year has begun where the calendar is.
    ['2027-12-31T23:00:00.000Z', ['Calendar office knows the public holidays of KR to the end of 2028 only.']],
    ['2028-06-01T00:00:00.000Z', ['Calendar office knows the public holidays of KR to the end of 2028 only.']],
  ])('that are not known for a year from %s are warned of', async (from, warnings) => {
    expect(await warningsOf({ database, endpoints }, korean, korean, from)).toEqual(warnings);
  });

  test.each([
    ['2025-12-31T15:59:59.000Z', []],
    ['2025-12-31T16:00:00.000Z', ['provisional']],
    ['2028-06-01T00:00:00.000Z', ['only', 'provisional']],
  ])('that are not published for a year from %s are warned of', async (from, warnings) => {
    const { office, ...others } = korean.calendars;
    const calendars = { ...others, office: { ...office!, timeZone: 'Asia/Shanghai', publicHolidays: 'CN' } };
    const said = { only: 'to the end of 2028 only.', provisional: 'those from 2027 on are provisional' };
    expect(await warningsOf({ database, endpoints }, korean, { ...korean, calendars }, from)).toEqual(
      warnings.map((which) => expect.stringContaining(said[which as keyof typeof said])),
    );
  });
});

describe('webhook endpoints that rungs call', () => {
  const [first, ...others] = starter.ladders.standard;
  const calling = mergePatch(starter, { ladders: { standard: [{ ...first, webhooks: ['crm', 'pager'] }, ...others] } });
  const crm = { endpointId: 'crm', url: 'https://crm.example', secrets: [], events: [], enabled: true };
  const warned = (all: () => Promise<Endpoints>) => {
    const endpoints = { all, find: async () => null };
    return warningsOf(
      { database, endpoints },
      calling as PolicyDocument,
      calling as PolicyDocument,
      '2026-06-01T00:00:00.000Z',
    );
  };

  test('are missed when nobody has entered them', async () => {
    const warnings = await warned(async () => ({ usable: [crm], unusable: [] }));
    expect(warnings).toEqual(['Rungs call the webhook endpoint pager, which there is not.']);
  });

  test('that cannot be looked up keep no policy from coming into force', async () => {
    expect(await warned(() => Promise.reject(new Error('no such secret')))).toHaveLength(1);
  });
});

describe('rolling back', () => {
  test('brings the one before back, and keeps what was', async () => {
    await draft('summer');
    await send('PUT /policies/summer/activation', {});
    setNow(passed(30));
    const promised = await open();
    setNow(passed(60));
    expect((await send('POST /policies/rollback', { from: 'summer' })).body).toMatchObject({
      version: 'starter-1',
      active: 'starter-1',
    });
    const { body } = await send('GET /policies');
    expect(body.activations).toMatchObject([
      { version: 'summer', from: passed(0), until: passed(60), by: 'mina', rollback: false },
      { version: 'starter-1', from: passed(60), until: null, rollback: true },
    ]);
    setNow(passed(70));
    expect((await open()).policyVersion).toBe('starter-1');
    expect((await send(`GET /tickets/${promised.ticketId}`)).body.policyVersion).toBe('summer');
  });

  test('of the one deployed is refused', async () => {
    expect(await send('POST /policies/rollback', { from: 'starter-1' })).toMatchObject({ status: 409 });
  });

  test('and everything else that is decided is told: who, when, what', async () => {
    await draft('summer');
    await send('PUT /policies/summer/activation', {});
    await send('POST /policies/rollback', { from: 'summer' });
    const { body } = await send('GET /policies/events');
    expect(body.items.map(({ sequence, actor, data }: any) => [sequence, actor.id, data.type])).toEqual([
      [1, 'mina', 'policy.activated'],
      [2, 'mina', 'policy.rolled-back'],
    ]);
  });
});

describe('a calendar', () => {
  test('shows when it is open, by day', async () => {
    const reply = await send('GET /calendars/office', undefined, { query: { from: '2026-05-22', to: '2026-05-25' } });
    expect(reply.body).toMatchObject({ calendar: 'office', timeZone: 'Asia/Seoul', publicHolidays: 'KR' });
    expect(reply.body.days.map(({ date, open }: any) => [date, open.length])).toEqual([
      ['2026-05-22', 2],
      ['2026-05-23', 0],
      ['2026-05-24', 0],
      ['2026-05-25', 0],
    ]);
    expect(reply.body.days[0].open[0]).toEqual({ from: '2026-05-22T00:00:00.000Z', to: '2026-05-22T03:00:00.000Z' });
  });

  test('has a day closed, and opened again', async () => {
    const before = (await send('GET /calendars')).body.items;
    const closed = await send('PUT /calendars/office/days/2026-05-22', { closed: true, note: 'Company day' });
    expect(closed.body.days).toEqual([{ date: '2026-05-22', name: 'Company day', changed: true, open: [] }]);
    expect((await send('GET /calendars')).body.items).not.toEqual(before);
    const restored = await send('DELETE /calendars/office/days/2026-05-22');
    expect(restored.body.days).toMatchObject([{ changed: false, open: [{}, {}] }]);
    expect((await send('GET /calendars')).body.items).toEqual(before);
  });

  test('times by the changed day what is promised from then on', async () => {
    await send('PUT /calendars/office/days/2026-05-12', { closed: true });
    setNow(passed(11));
    const reply = await send('POST /tickets', { requestType: 'question', subject: 's', text: 't' });
    expect(reply.body.clocks[0].dueAt).toBe('2026-05-13T05:00:00.000Z');
  });

  test.each([
    ['a calendar there is not', 'PUT /calendars/none/days/2026-05-22', { closed: true }, 404],
    ['a date there is not', 'PUT /calendars/office/days/2026-02-30', { closed: true }, 400],
    ['neither closed nor windows', 'PUT /calendars/office/days/2026-05-22', {}, 400],
    [
      'windows that overlap',
      'PUT /calendars/office/days/2026-05-22',
      {
        windows: [
          ['09:00', '12:00'],
          ['11:00', '13:00'],
        ],
      },
      400,
    ],
    ['a note that is a book', 'PUT /calendars/office/days/2026-05-22', { closed: true, note: 'x'.repeat(500) }, 400],
  ])('refuses %s', async (_, line, body, status) => {
    expect((await send(line, body)).status).toBe(status);
  });

  test('is changed by leads and managers only', async () => {
    expect((await send('PUT /calendars/office/days/2026-05-22', { closed: true }, { role: 'technician' })).status).toBe(
      403,
    );
  });
});

describe('the staff', () => {
  test('are shown with what they have open, and whether they are there', async () => {
    await open();
    const { body } = await send('GET /staff', undefined, { role: 'technician' });
    expect(body.items.map(({ id }: any) => id)).toEqual(starter.staff.map(({ id }) => id));
    expect(body.items[0]).toMatchObject({ id: 'jiwoo', role: 'hotline', away: false, standIn: null, openTickets: 1 });
  });

  test('may be away: their deputy stands in', async () => {
    const staff = starter.staff.map((one) => (one.id === 'jiwoo' ? { ...one, deputy: 'mina' } : one));
    await draft('deputies', { extends: 'starter', staff });
    await send('PUT /policies/deputies/activation', {});
    const absence = { from: passed(0), to: '2026-06-12T09:00:00+09:00' };
    const entered = await send('PUT /staff/jiwoo/absences/leave', absence);
    expect(entered.body).toMatchObject({
      away: true,
      standIn: 'mina',
      absences: [{ absenceId: 'leave', from: passed(0), to: '2026-06-12T00:00:00.000Z' }],
    });
    const cancelled = await send('DELETE /staff/jiwoo/absences/leave');
    expect(cancelled.body).toMatchObject({ away: false, absences: [] });
    expect((await send('DELETE /staff/jiwoo/absences/leave')).status).toBe(200);
  });

  test.each([
    ['nobody knows', 'PUT /staff/nobody/absences/leave', '2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z', 404],
    [
      'has come back before going',
      'PUT /staff/jiwoo/absences/leave',
      '2026-06-02T00:00:00Z',
      '2026-06-01T00:00:00Z',
      400,
    ],
    ['was away long ago', 'PUT /staff/jiwoo/absences/leave', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 400],
  ])('who %s is refused', async (_, line, from, to, status) => {
    expect((await send(line, { from, to })).status).toBe(status);
  });
});

test('two who decide at once are both heard', async () => {
  await Promise.all(
    ['2026-06-01', '2026-06-02', '2026-06-04'].map((date) =>
      send(`PUT /calendars/office/days/${date}`, { closed: true }),
    ),
  );
  const { body } = await send('GET /policies/events');
  expect(body.items.map(({ data }: any) => data.date).toSorted()).toEqual(['2026-06-01', '2026-06-02', '2026-06-04']);
});
