import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../adapters/dynamo/database.ts';
import { saveSummary } from '../../adapters/dynamo/insight-store.ts';
import { planVisit, readVisit, saveVisit } from '../../adapters/dynamo/visit-store.ts';
import { fromText } from '../../domain/instants.ts';
import type { Order } from '../../domain/order/order.ts';
import { summonVisit } from '../../domain/visit/commands.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';
import { call, type HttpReply, setNow } from './http-testbed.ts';

/** A Tuesday, 10:30 in Seoul. */
const start = '2026-05-12T01:30:00.000Z';

let database: TestDatabase;
let handler: unknown;
beforeAll(async () => {
  database = await startDatabase();
  ({ handler } = await import('../../functions/http/api.ts'));
});
afterAll(() => database?.stop());
beforeEach(async () => {
  setNow(start);
  await database.clear();
});

interface Options {
  role?: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  base64?: boolean;
}

function send(line: string, body?: unknown, { role = 'lead', headers = {}, query, base64 = false }: Options = {}) {
  const [method, path] = line.split(' ') as [string, string];
  return call(handler, {
    method,
    path,
    headers,
    base64,
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    claims: { sub: `sub-of-${role}`, name: 'mina', 'cognito:groups': `[${role}]` },
    ...(query && { query }),
  });
}

const complaint = {
  requestType: 'complaint',
  subject: 'The handle is stiff',
  text: 'It hardly moves.',
  customer: { name: 'Emma Wilson', email: 'emma.wilson@example.com', locale: 'en' },
  product: 'Casement window',
  cause: { group: 'product', reason: 'quality' },
};

async function open(body: Record<string, unknown> = {}): Promise<string> {
  const reply = await send('POST /tickets', { ...complaint, ...body });
  expect(reply.status).toBe(201);
  return reply.body.ticketId;
}

describe('a ticket', () => {
  test('is opened, read, answered, paused, resumed, resolved and reopened', async () => {
    const opened = await send('POST /tickets', complaint);
    expect(opened).toMatchObject({
      status: 201,
      body: { status: 'new', version: 1, assignee: 'jiwoo', priority: 'high' },
    });
    const { ticketId } = opened.body;
    expect(opened.headers).toMatchObject({ location: `/tickets/${ticketId}`, etag: '"1"' });
    expect((await send(`GET /tickets/${ticketId}`)).body).toEqual(opened.body);

    const steps: [string, unknown, object][] = [
      [`POST /tickets/${ticketId}/replies`, { text: 'Somebody will come.' }, { status: 'open', answeredAt: start }],
      [`POST /tickets/${ticketId}/notes`, { text: 'Lower hinge?' }, { status: 'open' }],
      [`PUT /tickets/${ticketId}/assignee`, { assignee: 'minho' }, { assignee: 'minho' }],
      [`PUT /tickets/${ticketId}/priority`, { priority: 'urgent' }, { priority: 'urgent' }],
      [`POST /tickets/${ticketId}/pause`, { reason: 'Part ordered' }, { status: 'on-hold' }],
      [`POST /tickets/${ticketId}/resume`, undefined, { status: 'open' }],
      [
        `POST /tickets/${ticketId}/resolve`,
        { resolution: 'Hinge replaced' },
        { status: 'resolved', resolvedAt: start },
      ],
      [`POST /tickets/${ticketId}/reopen`, { reason: 'Stiff again' }, { status: 'open', resolvedAt: null }],
    ];
    for (const [index, [line, body, expected]] of steps.entries()) {
      const reply = await send(line, body);
      expect(reply, line).toMatchObject({ status: 200, body: expected });
      expect(reply.headers.etag).toBe(`"${index + 2}"`);
    }
    const history = await send(`GET /tickets/${ticketId}/events`);
    expect(history.body.items.map((event: any) => event.data.type)).toEqual([
      'ticket.opened',
      'ticket.assigned',
      'ticket.replied',
      'ticket.noted',
      'ticket.assigned',
      'ticket.prioritised',
      'ticket.promises-moved',
      'ticket.paused',
      'ticket.resumed',
      'ticket.promises-moved',
      'ticket.resolved',
      'ticket.reopened',
    ]);
    expect(history.body.items[2]).toMatchObject({ sequence: 3, actor: { kind: 'staff', id: 'mina', role: 'lead' } });
  });

  test('shows nothing of its keys, its execution and its task token', async () => {
    const ticketId = await open();
    const shown = [
      await send(`GET /tickets/${ticketId}`),
      await send('GET /tickets'),
      await send(`GET /tickets/${ticketId}/events`),
      await send(`GET /tickets/${ticketId}/clocks`),
    ];
    for (const { text } of shown) {
      expect(text).not.toMatch(
        /"(pk|sk|kind"\s*:\s*"(ticket|event)|gsi\w+|execution|awaitToken|awaitUntil|eventCount)"/,
      );
    }
  });

  test('shows what is left of its promises, in open time', async () => {
    const ticketId = await open();
    const clocks = async () => (await send(`GET /tickets/${ticketId}/clocks`)).body.clocks;
    expect(await clocks()).toMatchObject([
      { name: 'first-response', state: 'running', remaining: 'PT24H', dueAt: '2026-05-13T01:30:00.000Z' },
      {
        name: 'resolution',
        state: 'running',
        remaining: 'PT40H',
        rungs: [{ name: 'warn' }, { name: 'breach' }, {}, {}],
      },
    ]);
    setNow('2026-05-13T02:30:00.000Z');
    expect(await clocks()).toMatchObject([{ remaining: '-PT1H' }, { remaining: 'PT31H' }]);
    await send(`POST /tickets/${ticketId}/pause`, { reason: 'Waiting for a part' });
    setNow('2026-05-14T02:30:00.000Z');
    expect(await clocks()).toMatchObject([
      { state: 'paused', remaining: '-PT1H' },
      { state: 'paused', remaining: 'PT31H' },
      { name: 'hold', state: 'running' },
    ]);
    await send(`POST /tickets/${ticketId}/resolve`, { resolution: 'Done' });
    expect(await clocks()).toMatchObject([
      { state: 'met', remaining: null },
      { state: 'met', remaining: null },
      { name: 'hold', state: 'met' },
    ]);
  });

  test('refuses what its state does not allow', async () => {
    const ticketId = await open();
    const reply = await send(`POST /tickets/${ticketId}/resume`);
    expect(reply).toMatchObject({
      status: 409,
      body: { type: '/reference#problem-transition-refused', expected: 'on-hold' },
    });
    expect(reply.headers['content-type']).toBe('application/problem+json');
  });
});

describe('promises', () => {
  const stepsOf = async (ticketId: string) => {
    const { body } = await send(`GET /tickets/${ticketId}/events`, undefined, { query: { limit: '100' } });
    const steps = body.items.flatMap(({ clocks = [] }: any) => clocks);
    return steps.map(({ clock, run, step }: any) => `${clock}#${run} ${step}`);
  };

  test('the proof of a due time: the rule, the calendar and every stretch of time', async () => {
    const ticketId = await open({ requestType: 'question' });
    const { body } = await send(`GET /tickets/${ticketId}/clocks`);
    expect(body.clocks[0].proof).toMatchObject({
      policyVersion: 'starter-1',
      rule: '/requestTypes/question/clocks/first-response/target',
      target: 'PT4H',
      calendar: { name: 'office', timeZone: 'Asia/Seoul', version: expect.any(String), hasChanged: false },
      ledger: [
        { kind: 'counted', from: '2026-05-12T10:30:00+09:00', to: '2026-05-12T12:00:00+09:00', seconds: 5400 },
        { kind: 'skipped', reason: 'outside-hours', seconds: 3600 },
        { kind: 'counted', from: '2026-05-12T13:00:00+09:00', to: '2026-05-12T15:30:00+09:00', seconds: 9000 },
      ],
      problem: null,
    });
  });

  test('a message that needs an answer is recorded, and can be said to need none', async () => {
    const ticketId = await open();
    await send(`POST /tickets/${ticketId}/replies`, { text: 'Somebody will come.' });
    const asked = await send(`POST /tickets/${ticketId}/messages`, { text: 'When?' });
    expect(asked).toMatchObject({ status: 200, body: { unansweredSince: start } });
    const declared = await send(`POST /tickets/${ticketId}/no-answer-needed`);
    expect(declared).toMatchObject({ status: 200, body: { unansweredSince: null } });
    expect((await send(`POST /tickets/${ticketId}/no-answer-needed`)).body).toEqual(declared.body);
    const thanked = await send(`POST /tickets/${ticketId}/messages`, { text: 'Thanks', needsAnswer: false });
    expect(thanked.body.unansweredSince).toBeNull();
  });

  test('another request type brings other promises; the same one again changes nothing', async () => {
    const ticketId = await open();
    const headers = { 'idempotency-key': 'retype-1' };
    const retype = () => send(`PUT /tickets/${ticketId}/request-type`, { requestType: 'question' }, { headers });
    expect(await retype()).toMatchObject({
      status: 200,
      body: { requestType: 'question', complaint: false, version: 2 },
    });
    expect((await retype()).headers['idempotent-replayed']).toBe('true');
    expect(await stepsOf(ticketId)).toContain('first-response#1 retimed');
    for (const more of [{}, { headers: { 'idempotency-key': 'retype-2' } }]) {
      const again = await send(`PUT /tickets/${ticketId}/request-type`, { requestType: 'question' }, more);
      expect(again).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { version: 2 } });
    }
    expect(await send(`POST /tickets/${ticketId}/repromise`)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await send(`PUT /tickets/${ticketId}/request-type`, { requestType: 'gossip' })).toMatchObject({
      status: 400,
      body: { field: '/requestType' },
    });
    const byHotline = { role: 'hotline' };
    expect(await send(`PUT /tickets/${ticketId}/request-type`, { requestType: 'repair' }, byHotline)).toMatchObject({
      status: 403,
      body: { type: '/reference#problem-not-allowed' },
    });
    const why = { requestType: 'repair', reason: 'The hinge is broken.' };
    await send(`PUT /tickets/${ticketId}/request-type`, why);
    const { body: history } = await send(`GET /tickets/${ticketId}/events`);
    const data = history.items.map((event: any) => event.data);
    expect(data.findLast(({ type }: any) => type === 'ticket.retyped')).toMatchObject({
      reason: 'The hinge is broken.',
    });
  });

  test('a milestone has to be one of the request type’s', async () => {
    const ticketId = await open();
    expect(await send(`POST /tickets/${ticketId}/milestones`, { milestone: 'moon-reached' })).toMatchObject({
      status: 400,
      body: { field: '/milestone' },
    });
  });

  test('beyond the lists of public holidays they are made with a caveat, which the ticket and its proofs show', async () => {
    setNow('2028-12-29T01:00:00.000Z');
    const { body: ticket } = await send('POST /tickets', { requestType: 'question', subject: 's', text: 't' });
    const warned = expect.stringContaining('known from 2025 to 2028 only');
    const both = [
      { name: 'first-response', caveat: null },
      { name: 'resolution', caveat: warned },
    ];
    expect(ticket.clocks).toMatchObject(both);
    expect((await send(`GET /tickets/${ticket.ticketId}`)).body.clocks).toMatchObject(both);
    const { clocks } = (await send(`GET /tickets/${ticket.ticketId}/clocks`)).body;
    expect(clocks).toMatchObject(both);
    expect(clocks).toMatchObject([{ proof: { caveat: null } }, { proof: { caveat: warned } }]);
  });

  test('a time is booked with any offset, is moved, shows its proof, and is called off', async () => {
    const ticketId = await open({ requestType: 'repair' });
    const booked = await send(`PUT /tickets/${ticketId}/appointment`, { bookedFor: '2026-05-13T14:00:00+09:00' });
    const moment = { name: 'booked', at: start, bookedFor: '2026-05-13T05:00:00.000Z' };
    expect(booked).toMatchObject({ status: 200, body: { version: 2 } });
    expect(booked.body.moments.at(-1)).toEqual(moment);
    await send(`PUT /tickets/${ticketId}/appointment`, { bookedFor: '2026-05-14T10:00:00+09:00' });
    const { body } = await send(`GET /tickets/${ticketId}/clocks`);
    expect(body.clocks.at(-1)).toMatchObject({
      ...{ name: 'booked-visit', run: 2, state: 'running' },
      bookedFor: '2026-05-14T01:00:00.000Z',
      dueAt: '2026-05-14T01:15:00.000Z',
      remaining: 'PT47H45M',
      proof: { bookedFor: '2026-05-14T01:00:00.000Z', target: 'booked+PT15M', problem: null },
    });
    const off = (await send(`DELETE /tickets/${ticketId}/appointment`)).body;
    expect(off.clocks.at(-1)).toMatchObject({ name: 'booked-visit', state: 'cancelled' });
    expect((await send(`DELETE /tickets/${ticketId}/appointment`)).body).toEqual(off);
  });

  test('a time somebody came at cannot be called off, and one still to come is when the ticket is settled', async () => {
    const ticketId = await open({ requestType: 'repair' });
    await send(`PUT /tickets/${ticketId}/appointment`, { bookedFor: '2026-05-13T14:00:00+09:00' });
    await send(`POST /tickets/${ticketId}/milestones`, { milestone: 'arrived' });
    expect(await send(`DELETE /tickets/${ticketId}/appointment`)).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('nothing-booked') },
    });
    await send(`PUT /tickets/${ticketId}/appointment`, { bookedFor: '2026-05-14T10:00:00+09:00' });
    expect((await send(`POST /tickets/${ticketId}/resolve`, { resolution: 'By phone.' })).status).toBe(200);
    const { items } = (await send(`GET /tickets/${ticketId}/events`)).body;
    expect(items.slice(-3).map(({ data }: { data: object }) => data)).toMatchObject([
      { type: 'ticket.booked', before: null },
      { type: 'ticket.resolved' },
      { type: 'ticket.called-off', bookedFor: '2026-05-14T01:00:00.000Z', reason: 'resolved' },
    ]);
  });

  test('a time that has passed, and one of a ticket nobody comes for, cannot be booked', async () => {
    const repair = await open({ requestType: 'repair' });
    expect(await send(`PUT /tickets/${repair}/appointment`, { bookedFor: start })).toMatchObject({
      status: 400,
      body: { field: '/bookedFor' },
    });
    expect(await send(`PUT /tickets/${await open()}/appointment`, { bookedFor: '2026-05-13T05:00:00Z' })).toMatchObject(
      { status: 409, body: { type: expect.stringContaining('no-appointments') } },
    );
  });

  test('a task is added and done', async () => {
    const ticketId = await open();
    const added = await send(`POST /tickets/${ticketId}/tasks`, { title: 'Order the hinge', assignee: 'minho' });
    expect(added.body.tasks).toMatchObject([
      { taskId: '1', title: 'Order the hinge', assignee: 'minho', doneAt: null },
    ]);
    expect(await send(`POST /tickets/${ticketId}/tasks`, { title: 'x', assignee: 'nobody' })).toMatchObject({
      status: 400,
      body: { field: '/assignee' },
    });
    // Counting the open time of centuries would take longer than anybody waits for an answer.
    expect(await send(`POST /tickets/${ticketId}/tasks`, { title: 'x', dueAt: '2199-01-01T00:00:00Z' })).toMatchObject({
      status: 400,
      body: { field: '/dueAt' },
    });
    const finished = await send(`POST /tickets/${ticketId}/tasks/1/done`);
    expect(finished.body.tasks).toMatchObject([{ doneAt: start }]);
    expect(await send(`POST /tickets/${ticketId}/tasks/1/done`)).toMatchObject({ status: 200, body: { version: 3 } });
    expect(await send(`POST /tickets/${ticketId}/tasks/2/done`)).toMatchObject({ status: 404 });
  });

  test('channel and class of the customer are kept with the ticket', async () => {
    const opened = await send('POST /tickets', {
      ...complaint,
      channel: 'phone',
      region: 'KR-Seoul',
      customer: { ...complaint.customer, class: 'A' },
    });
    expect(opened.body).toMatchObject({ channel: 'phone', region: 'KR-Seoul', customerClass: 'A' });
  });
});

describe('input', () => {
  test.each([
    [{ ...complaint, subject: ' ' }, '/subject', 'at least 1 characters'],
    [{ ...complaint, text: 'x'.repeat(10_001) }, '/text', 'at most 10000 characters'],
    [{ ...complaint, customer: { ...complaint.customer, email: 'nobody' } }, '/customer/email', 'a mail address'],
    [
      { ...complaint, customer: { ...complaint.customer, locale: 'not a tag' } },
      '/customer/locale',
      'a BCP 47 language tag such as ko or en-GB',
    ],
    [
      { ...complaint, customer: { ...complaint.customer, email: 'x"()[]\\@y.example' } },
      '/customer/email',
      'a mail address',
    ],
    [
      { ...complaint, customer: { ...complaint.customer, name: '\u202e \u200b' } },
      '/customer/name',
      'at least 1 characters',
    ],
    [{ ...complaint, asignee: 'mina' }, '/asignee', 'no such member'],
    [{ ...complaint, requestType: 'gossip' }, '/requestType', expect.stringContaining('complaint, logistics')],
    [{ ...complaint, requestType: 'constructor' }, '/requestType', expect.stringContaining('complaint, logistics')],
    [{ ...complaint, cause: { group: 'product', reason: 'rust' } }, '/cause/reason', expect.stringContaining('defect')],
    [[], '', 'an object'],
    ['{"subject"', '', 'a JSON document'],
    [undefined, '', 'a JSON document'],
  ])('%j is refused with the field and what is expected', async (body, field, expected) => {
    const reply = await send('POST /tickets', body);
    expect(reply).toMatchObject({ status: 400, body: { status: 400, field, expected } });
    expect((await database.rows()).filter(({ kind }) => kind === 'ticket' || kind === 'event')).toEqual([]);
  });

  test('a body in base64 is read', async () => {
    expect((await send('POST /tickets', complaint, { base64: true })).status).toBe(201);
  });

  test.each([
    ['GET /nothing', 404],
    ['GET /tickets/', 404],
    ['GET /tickets/T0000000000', 404],
    ['GET /tickets/T#1', 404],
    ['GET /tickets/T0000000000/events', 404],
    ['GET /visits/none/events', 404],
    ['POST /visits/none/decline', 404],
    ['GET /summaries/2026-04', 404],
    ['GET /summaries/constructor', 404],
  ])('%s is answered %i', async (line, status) => {
    expect(await send(line, { reason: 'x' })).toMatchObject({ status, body: { type: '/reference#problem-not-found' } });
  });

  test('a method the address does not take', async () => {
    const reply = await send('PATCH /tickets');
    expect(reply).toMatchObject({ status: 405, headers: { allow: 'POST, GET' } });
  });
});

describe('who may do what', () => {
  test.each([
    ['PUT /tickets/{id}/assignee', { assignee: 'minho' }, ['lead', 'manager']],
    ['PUT /tickets/{id}/priority', { priority: 'low' }, ['lead', 'manager']],
    ['PUT /tickets/{id}/request-type', { requestType: 'repair' }, ['lead', 'manager']],
    ['POST /tickets/{id}/repromise', undefined, ['lead', 'manager']],
    ['POST /tickets/{id}/messages', { text: 'Hello?' }, ['hotline', 'technician', 'inspector', 'lead', 'manager']],
    ['POST /tickets/{id}/notes', { text: 'Seen' }, ['hotline', 'technician', 'inspector', 'lead', 'manager']],
    ['GET /tickets/{id}', undefined, ['hotline', 'technician', 'inspector', 'lead', 'manager']],
  ])('%s', async (line, body, allowed) => {
    const ticketId = await open();
    for (const role of ['hotline', 'technician', 'inspector', 'lead', 'manager', 'guest', 'leads', '']) {
      const { status } = await send(line.replace('{id}', ticketId), body, { role });
      expect([role, status]).toEqual([role, allowed.includes(role) ? 200 : 403]);
    }
  });

  test('only a lead or a manager reopens', async () => {
    const ticketId = await open();
    await send(`POST /tickets/${ticketId}/resolve`, { resolution: 'Done' }, { role: 'hotline' });
    expect((await send(`POST /tickets/${ticketId}/reopen`, { reason: 'No' }, { role: 'hotline' })).status).toBe(403);
    expect((await send(`POST /tickets/${ticketId}/reopen`, { reason: 'No' }, { role: 'manager' })).status).toBe(200);
  });

  test('of several groups the one that allows it counts, and is what the history says', async () => {
    const ticketId = await open();
    await send(`PUT /tickets/${ticketId}/priority`, { priority: 'low' }, { role: 'hotline lead' });
    const { body } = await send(`GET /tickets/${ticketId}/events`);
    expect(body.items.at(-1).actor.role).toBe('lead');
  });
});

describe('optimistic concurrency', () => {
  test.each([
    ['"1"', 200],
    ['"7", "1"', 200],
    ['*', 200],
    ['"2"', 412],
    ['W/"1"', 412],
    ['1', 400],
  ])('If-Match: %s is answered %i', async (tag, status) => {
    const ticketId = await open();
    const reply = await send(`POST /tickets/${ticketId}/notes`, { text: 'Seen' }, { headers: { 'if-match': tag } });
    expect(reply.status).toBe(status);
  });

  test('of two changes on the same version one wins and the other is told', async () => {
    const ticketId = await open();
    const headers = { 'if-match': '"1"' };
    const replies = await Promise.all(
      ['a', 'b', 'c'].map((text) => send(`POST /tickets/${ticketId}/notes`, { text }, { headers })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 412, 412]);
  });

  test('without If-Match changes that meet are all made, each on what the one before left', async () => {
    const ticketId = await open();
    const replies = await Promise.all(['a', 'b', 'c'].map((text) => send(`POST /tickets/${ticketId}/notes`, { text })));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect((await send(`GET /tickets/${ticketId}`)).body.version).toBe(4);
  });
});

describe('idempotency keys', () => {
  const headers = { 'idempotency-key': 'a-key' };

  test('the same request again gets the first answer and changes nothing', async () => {
    const first = await send('POST /tickets', complaint, { headers });
    const again = await send('POST /tickets', complaint, { headers });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers).toMatchObject({
      'idempotent-replayed': 'true',
      etag: '"1"',
      location: first.headers.location,
      'content-type': 'application/json',
    });
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect((await database.rows()).filter((row) => row.kind === 'ticket')).toHaveLength(1);
  });

  test('a repeated change with If-Match is answered as before, though the version has moved on', async () => {
    const ticketId = await open();
    const conditional = { headers: { ...headers, 'if-match': '"1"' } };
    await send(`POST /tickets/${ticketId}/notes`, { text: 'Seen' }, conditional);
    expect(await send(`POST /tickets/${ticketId}/notes`, { text: 'Seen' }, conditional)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
    });
    expect((await send(`GET /tickets/${ticketId}`)).body.version).toBe(2);
  });

  test('the same request many times at once is carried out once', async () => {
    const replies = await Promise.all(Array.from({ length: 4 }, () => send('POST /tickets', complaint, { headers })));
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.ticketId}`)).size).toBe(1);
    expect((await database.rows()).filter((row) => row.kind === 'ticket')).toHaveLength(1);
  });

  test.each<[string, (ticketId: string) => Promise<HttpReply>]>([
    ['another body', (id) => send(`POST /tickets/${id}/notes`, { text: 'Other' }, { headers })],
    ['another path', (id) => send(`POST /tickets/${id}/replies`, { text: 'Seen' }, { headers })],
  ])('the key with %s is refused', async (_, other) => {
    const ticketId = await open();
    await send(`POST /tickets/${ticketId}/notes`, { text: 'Seen' }, { headers });
    expect(await other(ticketId)).toMatchObject({ status: 422, body: { field: '/headers/idempotency-key' } });
  });

  test('a key is its caller’s own', async () => {
    await send('POST /tickets', complaint, { headers, role: 'lead' });
    await send('POST /tickets', complaint, { headers, role: 'hotline' });
    expect((await database.rows()).filter((row) => row.kind === 'ticket')).toHaveLength(2);
  });

  test('a refusal is not kept: the request may be mended under the same key', async () => {
    expect((await send('POST /tickets', { ...complaint, requestType: 'gossip' }, { headers })).status).toBe(400);
    expect((await send('POST /tickets', complaint, { headers })).status).toBe(201);
  });

  test('a key is forgotten after a day', async () => {
    await send('POST /tickets', complaint, { headers });
    setNow('2026-05-13T01:29:59.000Z');
    expect((await send('POST /tickets', complaint, { headers })).headers['idempotent-replayed']).toBe('true');
    setNow('2026-05-13T01:30:00.000Z');
    const later = await send('POST /tickets', complaint, { headers });
    expect(later).toMatchObject({ status: 201 });
    expect(later.headers['idempotent-replayed']).toBeUndefined();
  });

  test.each(['', 'x'.repeat(256), 'two words', 'ключ'])('%j is no key', async (key) => {
    expect((await send('POST /tickets', complaint, { headers: { 'idempotency-key': key } })).status).toBe(400);
  });
});

describe('lists', () => {
  test('tickets of a status come page by page, what is due next first', async () => {
    const ids: string[] = [];
    for (const minute of [50, 30, 40, 35, 45]) {
      setNow(`2026-05-12T01:${minute}:00.000Z`);
      ids.push(await open());
    }
    const [fifty, thirty, forty, thirtyFive, fortyFive] = ids;
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const query: Record<string, string> = { limit: '2', ...(cursor ? { cursor } : {}) };
      const { body } = await send('GET /tickets', undefined, { query });
      seen.push(...body.items.map((item: any) => item.ticketId));
      cursor = body.nextCursor;
      pages += 1;
      if (cursor) expect(cursor).toMatch(/^[\w-]+$/);
    } while (cursor);
    expect(seen).toEqual([thirty, thirtyFive, forty, fortyFive, fifty]);
    expect(pages).toBe(3);
  });

  test("an assignee's list holds what is open, up to when it is due", async () => {
    const [first, second] = [await open(), await open({ requestType: 'repair', subject: 'Door' })];
    await send(`PUT /tickets/${first}/assignee`, { assignee: 'minho' });
    const mine = async (more: Record<string, string> = {}) => {
      const { body } = await send('GET /tickets', undefined, { query: { assignee: 'minho', ...more } });
      return body.items.map((item: any) => item.ticketId);
    };
    expect(await mine()).toEqual([second, first]);
    expect(await mine({ dueBefore: '2026-05-12T18:00:00+09:00' })).toEqual([second]);
    await send(`POST /tickets/${second}/resolve`, { resolution: 'Done' });
    expect(await mine()).toEqual([first]);
  });

  test.each([
    ['/tickets', { status: 'closed' }, '/query/status'],
    ['/tickets', { status: 'new', assignee: 'mina' }, '/query/assignee'],
    ['/tickets', { limit: '0' }, '/query/limit'],
    ['/tickets', { limit: 'ten' }, '/query/limit'],
    ['/tickets', { limit: '101' }, '/query/limit'],
    ['/tickets', { cursor: 'bogus' }, '/query/cursor'],
    ['/tickets', { cursor: Buffer.from('TICKET#x').toString('base64url') }, '/query/cursor'],
    ['/tickets', { page: '2' }, '/query/page'],
    ['/tickets', { dueBefore: 'tomorrow' }, '/query/dueBefore'],
    ['/visits', { orderId: '1' }, '/query/shopId'],
    ['/visits', { shopId: 'a' }, '/query/orderId'],
    ['/visits', { shopId: 'a', orderId: '1', status: 'due' }, '/query/status'],
    ['/tickets/T0000000000/events', { cursor: 'LTE' }, '/query/cursor'],
  ])('%s with %j is refused', async (path, query, field) => {
    expect(await send(`GET ${path}`, undefined, { query })).toMatchObject({ status: 400, body: { field } });
  });

  test('a history comes page by page', async () => {
    const ticketId = await open();
    await send(`POST /tickets/${ticketId}/notes`, { text: 'Seen' });
    const first = await send(`GET /tickets/${ticketId}/events`, undefined, { query: { limit: '2' } });
    expect(first.body.items.map((event: any) => event.sequence)).toEqual([1, 2]);
    const query = { limit: '2', cursor: first.body.nextCursor };
    const second = await send(`GET /tickets/${ticketId}/events`, undefined, { query });
    expect(second.body).toMatchObject({ items: [{ sequence: 3, data: { text: 'Seen' } }], nextCursor: null });
  });
});

describe('visits', () => {
  const order: Order = {
    shopId: 'hanbit',
    orderId: '1001',
    number: '#1001',
    customer: { name: '김서연', email: 'seoyeon.kim@example.com', locale: 'ko' },
    country: 'KR',
    province: null,
    lines: [{ lineId: '1', product: '폴딩 도어', quantity: 1 }],
    deliveredAt: '2026-05-11T05:00:00.000Z',
    cancelledAt: null,
    updatedAt: '2026-05-11T05:00:00.000Z',
  };
  const call1 = 'hanbit-1001-satisfaction-call-1';

  beforeEach(async () => {
    const rows = openDatabase(database.table);
    for (const visit of visitsForDelivery(starterPolicy, order, fromText(start))) await planVisit(rows, visit);
    const visit = (await readVisit(rows, call1))!;
    const due = summonVisit(visit, { now: fromText(start), actor: { kind: 'system' }, policy: starterPolicy });
    if (due.ok) await saveVisit(rows, due.value);
  });

  test('of an order are listed by their windows, of a status by what is due', async () => {
    const ofOrder = await send('GET /visits', undefined, { query: { shopId: 'hanbit', orderId: '1001' } });
    expect(ofOrder.body.items.map((visit: any) => visit.rule)).toEqual([
      'satisfaction-call',
      'rainy',
      'quarterly-visit',
    ]);
    const due = await send('GET /visits', undefined, { query: { status: 'due' } });
    expect(due.body.items).toMatchObject([{ visitId: call1, customer: { name: '김서연' }, products: ['폴딩 도어'] }]);
    expect((await send('GET /visits')).body).toEqual({ items: [], nextCursor: null });
  });

  test('is confirmed, completed, and its history read', async () => {
    const confirmed = await send(`POST /visits/${call1}/confirm`, { agreedAt: '2026-05-15T15:00:00+09:00' });
    expect(confirmed).toMatchObject({
      status: 200,
      body: { status: 'confirmed', agreedAt: '2026-05-15T06:00:00.000Z' },
    });
    const completed = await send(`POST /visits/${call1}/complete`, { report: 'All well', satisfied: true });
    expect(completed).toMatchObject({ status: 200, body: { status: 'done', report: 'All well', satisfied: true } });
    expect((await send(`GET /visits/${call1}`)).headers.etag).toBe(completed.headers.etag);
    const { body } = await send(`GET /visits/${call1}/events`);
    expect(body.items.map((event: any) => event.data.type)).toEqual(['visit.confirmed', 'visit.completed']);
    expect((await send(`POST /visits/${call1}/miss`, { by: 'us', reason: 'Nobody home' })).status).toBe(409);
  });

  test('is missed only once its time has come, declined, called off, given to somebody else', async () => {
    const agreedAt = '2026-05-15T06:00:00.000Z';
    expect((await send(`POST /visits/${call1}/decline`, { reason: 'No need' })).body.status).toBe('declined');
    const [season, quarter] = ['hanbit-1001-rainy-2026', 'hanbit-1001-quarterly-visit-1'];
    await send(`POST /visits/${season}/confirm`, { agreedAt });
    const early = await send(`POST /visits/${season}/miss`, { by: 'them', reason: 'Nobody home' });
    expect(early).toMatchObject({ status: 409, body: { field: '/agreedAt', type: '/reference#problem-not-over-yet' } });
    expect((await send(`PUT /visits/${season}/assignee`, { assignee: 'chen' })).body.assignee).toBe('chen');
    const off = await send(`POST /visits/${season}/call-off`, { by: 'them', reason: 'On a journey' });
    expect(off.body).toMatchObject({ status: 'offered', agreedAt: null });
    await send(`POST /visits/${quarter}/confirm`, { agreedAt });
    const byUs = await send(`POST /visits/${quarter}/call-off`, { by: 'us', reason: 'Ill' });
    expect(byUs.body.status).toBe('called-off');
    const ticket = await send(`GET /tickets/${byUs.body.openedTicketId}`);
    expect(ticket.body).toMatchObject({ visitId: quarter, orderId: '1001', text: 'Ill' });
  });

  test('nobody is promised twice at one time, neither by tickets nor by visits, unless somebody says why', async () => {
    const [one, other] = [await open({ requestType: 'repair' }), await open({ requestType: 'repair' })];
    const book = (ticketId: string, bookedFor: string, more: object = {}) =>
      send(`PUT /tickets/${ticketId}/appointment`, { bookedFor, ...more });
    const two = '2026-05-13T14:00:00+09:00';
    expect((await book(one, two)).status).toBe(200);
    const clash = await book(other, '2026-05-13T14:30:00+09:00');
    expect(clash).toMatchObject({
      status: 409,
      body: { field: '/bookedFor', type: '/reference#problem-doubly-booked' },
    });
    expect((await book(one, two)).status).toBe(200);
    const confirm = () => send('POST /visits/hanbit-1001-rainy-2026/confirm', { agreedAt: two });
    expect((await confirm()).body).toMatchObject({ status: 409, field: '/agreedAt' });
    await send(`DELETE /tickets/${one}/appointment`);
    expect((await confirm()).status).toBe(200);
    expect((await book(other, two)).status).toBe(409);
    const forced = await book(other, two, { force: true, reason: 'In the same house' });
    expect(forced.status).toBe(200);
    const { items } = (await send(`GET /tickets/${other}/events`)).body;
    expect(items.at(-1).data).toMatchObject({ type: 'ticket.booked', forced: 'In the same house' });
    expect((await book(other, '2026-05-17T03:00:00+09:00')).body).toMatchObject({
      type: '/reference#problem-outside-hours',
      field: '/bookedFor',
    });
  });

  test('takes a time nobody works at only with a reason, and confirmed again changes nothing', async () => {
    const night = { agreedAt: '2026-05-17T03:00:00+09:00' };
    const refused = await send(`POST /visits/${call1}/confirm`, night);
    expect(refused).toMatchObject({
      status: 400,
      body: { field: '/agreedAt', type: '/reference#problem-outside-hours' },
    });
    expect(refused.body.expected).toContain('2026-05-18T09:00');
    const silent = await send(`POST /visits/${call1}/confirm`, { ...night, force: true });
    expect(silent).toMatchObject({ status: 400, body: { field: '/reason' } });
    const forced = { ...night, force: true, reason: 'They work by night' };
    const taken = await send(`POST /visits/${call1}/confirm`, forced);
    expect(taken).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    expect((await send(`POST /visits/${call1}/confirm`, forced)).headers.etag).toBe(taken.headers.etag);
    expect((await send(`GET /visits/${call1}/events`)).body.items).toHaveLength(1);
  });

  test('takes a time of somebody’s once, however many ask for it at once', async () => {
    const rows = openDatabase(database.table);
    const ids = Array.from({ length: 100 }, (_, index) => `${2000 + index}`);
    for (const orderId of ids) {
      const [visit] = visitsForDelivery(starterPolicy, { ...order, orderId }, fromText(start));
      await planVisit(rows, visit!);
    }
    const body = { agreedAt: '2026-05-15T15:00:00+09:00' };
    const replies = await Promise.all(
      ids.map((orderId) => send(`POST /visits/hanbit-${orderId}-satisfaction-call-1/confirm`, body)),
    );
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([count(200), count(409)]).toEqual([1, 99]);
    const winner = replies.find(({ status }) => status === 200)!.body.visitId;
    // The time given back is free at once.
    await send(`POST /visits/${winner}/confirm`, { agreedAt: '2026-05-15T16:30:00+09:00' });
    const other = ids.map((id) => `hanbit-${id}-satisfaction-call-1`).find((id) => id !== winner)!;
    expect((await send(`POST /visits/${other}/confirm`, body)).status).toBe(200);
  });

  test('is not agreed for a time that is over', async () => {
    const reply = await send(`POST /visits/${call1}/confirm`, { agreedAt: '2026-05-12T01:00:00Z' });
    expect(reply).toMatchObject({ status: 400, body: { field: '/agreedAt' } });
  });

  test('shows nothing of its keys and its execution', async () => {
    const { text } = await send(`GET /visits/${call1}`);
    expect(text).not.toMatch(/"(pk|sk|kind|gsi\w+|execution|awaitToken|eventCount)"/);
  });
});

test('a month’s summary is read', async () => {
  const line = { label: 'product/defect', count: 2, before: 1 };
  const summary = { month: '2026-04', madeAt: start, total: 2, totalBefore: 1, byCause: [line], byProduct: [] };
  await saveSummary(openDatabase(database.table), summary);
  expect(await send('GET /summaries/2026-04')).toMatchObject({ status: 200, body: summary });
});
