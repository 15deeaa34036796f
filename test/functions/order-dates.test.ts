import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Item, toItem } from '../../adapters/dynamo/database.ts';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Event } from '../../domain/events.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { openReactions } from '../support/reactions.ts';
import { call, type HttpReply, setNow } from './http-testbed.ts';

let database: TestDatabase;
let api: unknown;
let policyApi: unknown;
/** What the stream makes of an order's row. */
let follow: (before: Item | null, after: Item) => Promise<void>;
/** What it makes of an event's. */
let setDay: (event: Event) => Promise<void>;
beforeAll(async () => {
  database = await startDatabase();
  process.env.ENDPOINTS_SECRET_ARN = 'no secret is read';
  ({ handler: api } = await import('../../functions/http/api.ts'));
  ({ handler: policyApi } = await import('../../functions/http/policy-api.ts'));
  const { followOrder } = await import('../../reactions/follow-order.ts');
  const { openPolicies } = await import('../../functions/_kit/policies.ts');
  const reactions = openReactions(database, openPolicies(database));
  const { setOrderDay } = await import('../../reactions/set-order-day.ts');
  setDay = (event) => reactions.tells(setOrderDay, event);
  follow = (before, after) => reactions.brings(followOrder, { before, after: { kind: 'order', ...after } });

  setNow('2026-03-01T00:00:00.000Z');
  await send(policyApi, 'PUT', '/policies/glazier', { document: { extends: 'windows' } });
  await send(policyApi, 'PUT', '/policies/glazier/activation', {});
});
afterAll(() => database?.stop());

/** Delivered on 2 March in Seoul. */
const order = {
  shopId: 'haedam',
  orderId: '1001',
  number: '#1001',
  country: 'KR',
  customer: { name: 'Kim', email: 'kim@example.com', locale: 'ko' },
  lines: [{ lineId: '1', product: 'Window', quantity: 4 }],
  deliveredAt: '2026-03-02T06:00:00.000Z',
  updatedAt: '2026-03-02T06:00:00.000Z',
};
const path = '/orders/haedam/1001/dates';

beforeEach(async () => {
  setNow('2026-03-06T01:00:00.000Z');
  const visits = (await database.rows()).filter(({ kind }) => kind === 'visit');
  for (const { pk, sk } of visits) {
    await database.client.send(new DeleteItemCommand({ TableName: database.table, Key: toItem({ pk, sk }) }));
  }
  const Item = toItem({ ...keys.order('haedam', '1001'), kind: 'order', ...order });
  await database.client.send(new PutItemCommand({ TableName: database.table, Item }));
  await follow(null, await row());
});

function send(
  handler: unknown,
  method: string,
  address: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<HttpReply> {
  const claims = { sub: 'peter', name: 'peter', 'cognito:groups': '[manager]' };
  return call(handler, { method, path: address, headers, body: body && JSON.stringify(body), claims });
}

async function row(): Promise<Item> {
  return (await database.rows()).find(({ kind }) => kind === 'order')!;
}

/** Tells days of the order; the stream brings the change, more than once. */
async function tell(dates: object): Promise<HttpReply> {
  const before = await row();
  const reply = await send(api, 'PUT', path, dates);
  for (let times = 0; times < 2; times++) await follow(before, await row());
  return reply;
}

/** The first day of each visit's window in Seoul, by the visit's rule and number. */
async function windows(): Promise<Record<string, string>> {
  const visits = (await database.rows()).filter(({ kind }) => kind === 'visit') as unknown as Visit[];
  const day = ({ windowFrom }: Visit) => new Date(Date.parse(windowFrom) + 9 * 3_600_000).toISOString().slice(0, 10);
  return Object.fromEntries(
    visits.map((one) => [one.visitId.replace('haedam-1001-', ''), `${one.status} ${day(one)}`]),
  );
}

const seasons = {
  'rainy-2026': 'planned 2026-06-06',
  'typhoon-2026': 'planned 2026-07-18',
  'winter-2026': 'planned 2026-11-10',
};

it('brings the visits that count from a day once it is told, and only those', async () => {
  expect(await windows()).toEqual(seasons);
  const reply = await tell({ acceptance: '2026-03-05' });
  expect(reply).toMatchObject({
    status: 200,
    body: { shopId: 'haedam', orderId: '1001', dates: { acceptance: '2026-03-05' } },
  });
  const accepted = { 'quarterly-visit-1': 'planned 2026-06-05', 'technical-visit-1': 'planned 2027-03-05' };
  expect(await windows()).toEqual({ ...seasons, ...accepted });

  await tell({ acceptance: '2026-03-05', 'move-in': '2026-03-31' });
  const movedIn = { 'bolts-1': 'planned 2026-04-30', 'rust-1': 'planned 2026-09-30', 'seals-1': 'planned 2027-03-31' };
  expect(await windows()).toEqual({ ...seasons, ...accepted, ...movedIn });
  expect((await send(api, 'GET', path)).body.dates).toEqual({ acceptance: '2026-03-05', 'move-in': '2026-03-31' });
});

it('moves planned visits when a day is corrected', async () => {
  await tell({ acceptance: '2026-03-05' });
  await tell({ acceptance: '2026-02-10' });
  expect(await windows()).toEqual({
    ...seasons,
    'quarterly-visit-1': 'planned 2026-05-10',
    'technical-visit-1': 'planned 2027-02-10',
  });
});

it('goes on from a later visit when the first is over by the corrected day', async () => {
  await tell({ acceptance: '2026-03-05' });
  await tell({ acceptance: '2025-11-01' });
  expect(await windows()).toMatchObject({
    'quarterly-visit-1': 'cancelled 2026-06-05',
    'quarterly-visit-2': 'planned 2026-05-01',
  });
});

it('counts from the days as they are now, however late the stream is', async () => {
  const before = await row();
  await send(api, 'PUT', path, { acceptance: '2026-03-05' });
  const first = await row();
  await tell({ acceptance: '2026-03-10' });
  await follow(before, first);
  expect(await windows()).toMatchObject({ 'quarterly-visit-1': 'planned 2026-06-10' });
});

describe('an installation that is accepted', () => {
  /** Installs something of an order, and has it accepted. @returns the event of that */
  async function accepted(orderId: string | null): Promise<Event> {
    const command = { requestType: 'installation', subject: 'New windows', text: 'Please install them.' };
    const { ticketId } = (
      await send(api, 'POST', '/tickets', { ...command, ...(orderId && { shopId: 'haedam', orderId }) })
    ).body;
    for (const milestone of ['installed', 'accepted']) {
      expect((await send(api, 'POST', `/tickets/${ticketId}/milestones`, { milestone })).status).toBe(200);
    }
    const events = (await database.rows()).filter(({ kind }) => kind === 'event') as unknown as Event[];
    return events.find(({ entityId, data }) => entityId === ticketId && data.type === 'ticket.milestone' && data.sets)!;
  }
  const datesNow = async () => (await send(api, 'GET', path)).body.dates;

  it('sets the day the warranty counts from, in the zone of the business, once', async () => {
    setNow('2026-03-08T16:30:00.000Z'); // The 9th in Seoul.
    const event = await accepted('1001');
    const before = await row();
    for (let times = 0; times < 2; times++) await setDay(event);
    expect(await datesNow()).toEqual({ acceptance: '2026-03-09' });
    await follow(before, await row());
    expect(await windows()).toMatchObject({ 'quarterly-visit-1': 'planned 2026-06-09' });
  });

  it('leaves a day that is known, and orders nobody knows', async () => {
    await tell({ acceptance: '2026-03-02', deal: '2026-02-20' });
    await setDay(await accepted('1001'));
    expect(await datesNow()).toEqual({ acceptance: '2026-03-02', deal: '2026-02-20' });
    await setDay(await accepted(null));
  });
});

it.each<[string, string, object, number, string | undefined]>([
  ['an order nobody knows', '/orders/haedam/9999/dates', { acceptance: '2026-03-05' }, 404, undefined],
  ['a day there is not', path, { acceptance: '2026-02-30' }, 400, '/acceptance'],
  ['a day with a name nobody knows', path, { birthday: '2026-02-03' }, 400, '/birthday'],
])('refuses %s', async (_, address, body, status, field) => {
  const reply = await send(api, 'PUT', address, body);
  expect(reply.status).toBe(status);
  expect(reply.body.field).toBe(field);
});

it('refuses to forget a day that has been told', async () => {
  await tell({ acceptance: '2026-03-05' });
  expect(await send(api, 'PUT', path, { 'move-in': '2026-03-31' })).toMatchObject({
    status: 400,
    body: { field: '/acceptance', expected: 'a date; a day once told can be corrected only' },
  });
});

it('are changed only as they were read, when that is asked for, and told again they are the same', async () => {
  const etag = (await send(api, 'GET', path)).headers.etag!;
  const first = { acceptance: '2026-03-05' };
  const changed = await send(api, 'PUT', path, first, { 'if-match': etag });
  expect(changed.status).toBe(200);
  expect(await send(api, 'PUT', path, { acceptance: '2026-03-06' }, { 'if-match': etag })).toMatchObject({
    status: 412,
    body: { field: '/headers/if-match', expected: changed.headers.etag },
  });
  const before = await row();
  const again = await send(api, 'PUT', path, first, { 'if-match': changed.headers.etag! });
  expect(again).toMatchObject({ status: 200, headers: { etag: changed.headers.etag }, body: { dates: first } });
  expect(await row()).toEqual(before);
});
