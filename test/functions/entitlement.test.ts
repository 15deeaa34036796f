import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toItem } from '../../adapters/dynamo/database.ts';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Staff } from '../../domain/policy/people.ts';
import type { TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';
import { type Apis, setNow, startApis } from './http-testbed.ts';

let database: TestDatabase;
let apis: Apis;
beforeAll(async () => {
  apis = await startApis();
  database = apis.database;
  const order = {
    ...{ shopId: 'qiming', orderId: '1001', number: '#1001', lines: [], customer: null },
    deliveredAt: '2026-06-01T16:30:00.000Z', // 2 June, half past midnight in Shanghai.
    dates: { sale: '2026-05-30', invoice: '2026-06-02' },
    updatedAt: '2026-06-01T16:30:00.000Z',
  };
  const Item = toItem({ ...keys.order('qiming', '1001'), kind: 'order', ...order });
  await database.client.send(new PutItemCommand({ TableName: database.table, Item }));
});
afterAll(() => database?.stop());

let second = 0;
/** A moment later, so that a policy put in force is read anew. */
async function ask(line: string, body?: object, role = 'hotline') {
  const [method, path] = line.split(' ') as [string, string];
  setNow(new Date(Date.parse('2026-06-08T01:00:00.000Z') + ++second * 60_000).toISOString());
  const claims = { sub: role, name: nameFor(role), 'cognito:groups': `[${role}]` };
  return apis.ask({ method, path, body: body && JSON.stringify(body), claims });
}

/** Of the policy in force somebody whom no complaint keeps out, and in this role by their groups at least. */
function nameFor(role: string): string {
  const free = staff.filter(({ team }) => team === undefined || team === 'complaint-line');
  return (free.find((person) => person.role === role) ?? free[0]!).id;
}

let staff: readonly Pick<Staff, 'id' | 'role' | 'team'>[] = starterPolicy.staff;
async function underPreset(preset: string, more: object = {}): Promise<void> {
  const document = { extends: preset, ...more };
  expect((await ask(`PUT /policies/my-${preset}`, { document }, 'lead')).status).toBe(201);
  expect((await ask(`PUT /policies/my-${preset}/activation`, {}, 'lead')).status).toBe(200);
  staff = (await ask(`GET /policies/my-${preset}`, undefined, 'lead')).body.document.staff;
}

async function open(requestType: string, more: object = {}): Promise<string> {
  const said = { requestType, subject: 'It does not start', text: 'Again.', ...more };
  const { status, body } = await ask('POST /tickets', said);
  expect(status).toBe(201);
  return body.ticketId;
}

it('offers nothing and knows no terms under a policy without them', async () => {
  const ticket = await open('question');
  expect((await ask(`POST /tickets/${ticket}/entitlement`, {})).body).toEqual({
    on: '2026-06-08',
    terms: [],
    serviceClass: 'A',
    charges: [],
    compensation: null,
  });
  expect(await ask(`PUT /tickets/${ticket}/compensation`, { band: 'sorry', amount: 1 })).toMatchObject({
    status: 409,
    body: { type: '/reference#problem-no-compensation' },
  });
});

it('tells what may be claimed today by the days of the order, and after how many repairs', async () => {
  await underPreset('three-guarantees');
  const ticket = await open('fault', { shopId: 'qiming', orderId: '1001' });
  const { body } = await ask(`POST /tickets/${ticket}/entitlement`, { repairs: 2 });
  const terms = Object.fromEntries(body.terms.map(({ term, ...one }: { term: string }) => [term, one]));
  expect(terms['refund-exchange-repair']).toMatchObject({ state: 'over', remedies: [], lastDay: '2026-06-06' });
  expect(terms['exchange-repair']).toMatchObject({ state: 'open', remedies: ['exchange', 'repair'] });
  expect(terms.guarantee).toEqual({
    title: '三包有效期内修理',
    state: 'open',
    remedies: ['exchange', 'refund'],
    whoChooses: 'business',
    from: '2026-06-02',
    lastDay: '2027-06-02',
  });
  expect(terms.memory).toMatchObject({ state: 'open', lastDay: null });
  expect(body.serviceClass).toBe('C');
  expect(body.charges.map(({ line, payer, rule }: any) => [line, payer, rule])).toEqual([
    ['parts', 'business', 'warranty'],
    ['labour', 'business', 'warranty'],
  ]);
});

it('lets staff tell what the order does not: days, time away, the term, the day it is about', async () => {
  const ticket = await open('fault', {
    ...{ shopId: 'qiming', orderId: '1001' },
    cause: { group: 'buyer', reason: 'damaged by the customer' },
  });
  const question = {
    on: '2027-06-10',
    dates: { invoice: '2026-06-01' },
    away: [{ kind: 'waiting-for-parts', from: '2026-07-01', to: '2026-07-09' }],
    term: 'guarantee',
  };
  const { body } = await ask(`POST /tickets/${ticket}/entitlement`, question);
  expect(body.terms.find(({ term }: any) => term === 'guarantee')).toMatchObject({ lastDay: '2027-06-10' });
  expect(body).toMatchObject({ on: '2027-06-10', serviceClass: 'C' });
  expect(body.charges).toMatchObject([{ payer: 'customer', rule: 'damaged' }, { payer: 'customer' }]);
  const later = await ask(`POST /tickets/${ticket}/entitlement`, { ...question, on: '2027-06-11', internal: true });
  expect(later.body.serviceClass).toBe('D');
});

it('answers to the last day there is, and of things as long away as can be told', async () => {
  const ticket = await open('fault');
  const last = { on: '2200-12-31', dates: { invoice: '2200-12-31' } };
  const away = Array.from({ length: 100 }, () => ({ kind: 'repair-time', from: '2191-01-01', to: '2200-12-31' }));
  for (const question of [last, { ...last, on: '2199-01-01', dates: { invoice: '2190-12-31' }, away }]) {
    const { status, body } = await ask(`POST /tickets/${ticket}/entitlement`, question);
    expect(status).toBe(200);
    expect(body.terms.find(({ term }: any) => term === 'guarantee')).toMatchObject({ lastDay: expect.any(String) });
  }
  const backwards = [{ kind: 'repair-time', from: '2026-06-02', to: '2026-06-01' }];
  const tooLong = [{ kind: 'repair-time', from: '2026-06-02', to: '2036-06-02' }];
  const expected = async (stretches: object) =>
    (await ask(`POST /tickets/${ticket}/entitlement`, { away: stretches })).body.expected;
  expect(await expected(backwards)).toBe('an end that is not before the beginning');
  expect(await expected(tooLong)).toBe('an end within ten years');
});

it.each<[object, string]>([
  [{ term: 'lifetime' }, '/term'],
  [{ dates: { birthday: '2026-06-01' } }, '/dates/birthday'],
  [{ away: [{ kind: 'repair-time', from: '2026-06-02', to: '2026-06-01' }] }, '/away/0'],
  [{ repairs: -1 }, '/repairs'],
  [{ on: 'today' }, '/on'],
])('refuses %j at its place', async (question, field) => {
  const ticket = await open('fault');
  expect(await ask(`POST /tickets/${ticket}/entitlement`, question)).toMatchObject({ status: 400, body: { field } });
});

it('has work for pay wait until its charge was named and accepted', async () => {
  const ticket = await open('paid-repair');
  const reach = (milestone: string) => ask(`POST /tickets/${ticket}/milestones`, { milestone });
  expect(await reach('repaired')).toMatchObject({
    status: 409,
    body: { type: '/reference#problem-milestone-too-early', expected: 'charge-accepted before it' },
  });
  for (const milestone of ['charge-named', 'charge-accepted', 'repaired'])
    expect((await reach(milestone)).status).toBe(200);
});

it('shows and keeps to the ceiling of each: above it a lead has to offer', async () => {
  await underPreset('web-shop');
  const ticket = await open('complaint', { cause: { group: 'product', reason: 'defect' } });
  const bandFor = async (role: string) => {
    const { body } = await ask(`POST /tickets/${ticket}/entitlement`, { freight: 1200 }, role);
    expect(body.charges).toMatchObject([{ line: 'freight', payer: 'business', rule: 'our-fault' }]);
    return body.compensation.bands.find(({ band }: any) => band === 'other-province');
  };
  expect(await bandFor('hotline')).toMatchObject({ most: 1500, ceiling: 1500, suggested: 1200 });
  expect(await bandFor('lead')).toMatchObject({ most: 1500, ceiling: null });

  const offer = (amount: number, role?: string) =>
    ask(`PUT /tickets/${ticket}/compensation`, { band: 'other-province', amount }, role);
  expect(await offer(1200)).toMatchObject({
    status: 200,
    body: { compensation: { band: 'other-province', amount: 1200, currency: 'CNY', offeredBy: 'ruoxi' } },
  });
  expect(await offer(3000)).toMatchObject({
    status: 403,
    body: {
      type: '/reference#problem-above-ceiling',
      field: '/amount',
      expected: 'at most 1500, or an offer by a lead or manager',
    },
  });
  expect((await offer(3000, 'lead')).body.compensation).toMatchObject({ amount: 3000, offeredBy: 'ruoxi' });
  const { body } = await ask(`GET /tickets/${ticket}/events`);
  expect(body.items.at(-1).data).toEqual({
    ...{ type: 'ticket.compensation-offered', band: 'other-province', amount: 3000, currency: 'CNY' },
    ...{ aboveCeiling: true, before: 1200 },
  });
  expect((await offer(3000, 'lead')).body.version).toBe(3);
  expect((await offer(4000, 'lead inspector')).status).toBe(200);
  expect(await ask(`PUT /tickets/${ticket}/compensation`, { band: 'bribe', amount: 1 })).toMatchObject({
    status: 400,
    body: { field: '/band', expected: 'same-city, other-province, high-value' },
  });
});
