import type { DynamoDBBatchResponse } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Item, openDatabase, toItem } from '../../adapters/dynamo/database.ts';
import { receiveOrder } from '../../adapters/dynamo/intake-store.ts';
import { readVisit } from '../../adapters/dynamo/visit-store.ts';
import type { Event } from '../../domain/events.ts';
import type { Order } from '../../domain/order/order.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { openPolicies } from '../../functions/_kit/policies.ts';
import { environments } from '../../functions/environment.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { followAppointment } from '../../reactions/follow-appointment.ts';
import { followLateVisit } from '../../reactions/follow-late-visit.ts';
import { withdrawOffers } from '../../reactions/withdraw-offers.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { openReactions } from '../support/reactions.ts';
import { call, setNow } from './http-testbed.ts';

type Handler<T> = (event: unknown, context: never) => Promise<T>;

let database: TestDatabase;
let stream: Handler<DynamoDBBatchResponse>;
let plan: Handler<Record<string, number>>;
let advance: Handler<unknown>;
let api: unknown;
let policyApi: unknown;
beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  database = await startDatabase();
  for (const name of environments.lifecycle) process.env[name] ??= `${name} is not used`;
  stream = (await import('../../functions/stream/lifecycle.ts')).handler as never;
  plan = (await import('../../functions/schedule/plan-visits.ts')).handler as never;
  advance = (await import('../../functions/task/advance-visit.ts')).handler as never;
  ({ handler: api } = await import('../../functions/http/api.ts'));
  ({ handler: policyApi } = await import('../../functions/http/policy-api.ts'));
});
afterAll(() => database?.stop());
/** Each test has a year of its own: what functions know of policies is old by then. */
let year = 2025;
beforeEach(async () => {
  await database.clear();
  year += 1;
});

const at = (day: string, time = '06:00') => setNow(new Date(`${year}-${day}T${time}:00+09:00`).toISOString());

async function send(line: string, body?: object) {
  const reply = await asked(line, body);
  expect(reply.status, reply.text).toBeLessThan(300);
  return reply.body;
}

/** Whatever comes of it. */
function asked(line: string, body?: object) {
  const [method, path] = line.split(' ') as [string, string];
  const claims = { sub: 'sub-of-alex', name: 'alex', 'cognito:groups': '[manager]' };
  const handler = /^.(visits|tickets)/.test(path) ? api : policyApi;
  return call(handler, { method, path, claims, body: body && JSON.stringify(body) });
}

/** Lets the stream bring some rows, as if they were new. */
async function bring(isNews: (row: Item) => boolean): Promise<void> {
  const news = (await database.rows()).filter(isNews);
  expect(news.length).toBeGreaterThan(0);
  const Records = news.map((row) => ({ dynamodb: { SequenceNumber: '1', NewImage: toItem(row) } }));
  expect(await stream({ Records }, {} as never)).toEqual({ batchItemFailures: [] });
}
const policyNews = (type: string) => (row: Item) => (row.data as { type?: string } | undefined)?.type === type;

/** An order of a window delivered in Seoul, as its shop tells it. */
async function delivered(orderId: string, day: string): Promise<void> {
  const deliveredAt = new Date(`${year}-${day}T15:00:00+09:00`).toISOString();
  at(day, '15:01');
  const order: Order = {
    shopId: 'hanbit',
    orderId,
    number: `#${orderId}`,
    customer: { name: '김하늘', email: 'haneul@example.com', locale: 'ko' },
    country: 'KR',
    province: null,
    lines: [{ lineId: '1', product: 'Window', quantity: 1 }],
    deliveredAt,
    cancelledAt: null,
    updatedAt: deliveredAt,
  };
  const receipt = {
    shopId: 'hanbit',
    deliveryId: orderId,
    topic: 'orders/fulfilled',
    outcome: 'order-kept',
    answer: {},
    receivedAt: deliveredAt,
    contentHash: orderId,
  };
  await receiveOrder(database, receipt, order);
  await bring((row) => row.kind === 'order' && row.orderId === orderId);
}

const visit = async (id: string): Promise<Visit> => (await readVisit(database, `hanbit-${id}`))!;
const seoul = (instant: string | null) =>
  instant && new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** What is planned, and from which day on. */
async function windows(orderId: string): Promise<Record<string, string>> {
  const visits = (await database.rows()).filter((row) => row.kind === 'visit') as unknown as Visit[];
  return Object.fromEntries(
    visits
      .filter((one) => one.orderId === orderId)
      .map(({ visitId, status, windowFrom }) => [
        visitId.replace(`hanbit-${orderId}-`, ''),
        `${status} ${seoul(windowFrom)!.slice(0, 10)}`,
      ]),
  );
}

const rainy = starter.seasons[0]!;
const winter = {
  ...rainy,
  name: 'winter',
  title: { en: 'Winter', ko: '겨울', zh: '冬季' },
  opens: '12-01',
  closes: '02-28',
};

async function putInForce(version: string, document: object): Promise<void> {
  await send(`PUT /policies/${version}`, { document: { ...starter, ...document, version } });
  await send(`PUT /policies/${version}/activation`, {});
}

it('brings a new season to orders that were delivered before its policy came into force', async () => {
  await delivered('1', '05-06');
  at('05-07');
  // The first run looks at every order once.
  expect(await plan({}, {} as never)).toMatchObject({ replanned: 1 });
  expect(await plan({}, {} as never)).toMatchObject({ replanned: 0 });
  expect(await windows('1')).not.toHaveProperty('winter-2026');
  at('08-03', '15:00');
  await putInForce('with-winter', { seasons: [rainy, winter] });
  at('08-04');
  expect(await plan({}, {} as never)).toMatchObject({ replanned: 1 });
  expect(await windows('1')).toMatchObject({
    'quarterly-visit-1': 'planned 2026-08-06',
    'winter-2026': 'planned 2026-11-17',
  });
  at('08-05');
  expect(await plan({}, {} as never)).toMatchObject({ replanned: 0 });
});

it('moves what nobody has been offered yet when a season changes, and lets what was offered stand', async () => {
  await delivered('1', '05-06');
  await delivered('2', '06-15');
  at('06-16');
  await plan({}, {} as never);
  const offered = await visit('2-rainy-2027');
  expect(offered.status).toBe('due');
  expect((await visit('1-rainy-2027')).status).toBe('due');
  at('08-20', '15:00');
  await delivered('3', '08-20');
  expect(await windows('3')).toMatchObject({ 'rainy-2028': 'planned 2028-06-06' });
  await putInForce('early-rains', { seasons: [{ ...rainy, opens: '06-10' }] });
  at('08-21');
  await plan({}, {} as never);
  expect(await windows('3')).toMatchObject({ 'rainy-2028': 'planned 2028-05-27' });
  expect((await visit('2-rainy-2027')).windowFrom).toBe(offered.windowFrom);
  // What follows it is planned by the policy in force.
  await send('POST /visits/hanbit-2-rainy-2027/complete', { report: 'Tight.', satisfied: true });
  expect(await windows('2')).toMatchObject({ 'rainy-2027': /^done/, 'rainy-2028': 'planned 2028-05-27' });
});

it('puts offers off a day that is closed, brings them forward to one that is opened, and offers nothing on it', async () => {
  // In 2028, 6 May is a Saturday: delivered on Wednesday the 3rd, the call would be offered on Monday the 8th at ten.
  await delivered('1', '05-03');
  const call1 = '1-satisfaction-call-1';
  expect(seoul((await visit(call1)).nextDueAt)).toBe('2028-05-08 10:00');
  at('05-04', '11:00');
  await send('PUT /calendars/office/days/2028-05-06', { windows: [['09:00', '12:00']] });
  await bring(policyNews('policy.day-changed'));
  expect(seoul((await visit(call1)).nextDueAt)).toBe('2028-05-06 10:00');

  at('05-06');
  expect(await plan({}, {} as never)).toMatchObject({ summoned: 1 });
  await send('PUT /calendars/office/days/2028-05-06', { closed: true });
  at('05-06', '10:00');
  const { visitId, execution, updatedAt } = await visit(call1);
  const answer = await advance({ visitId, execution, loops: 0, startedAt: updatedAt }, {} as never);
  expect(await visit(call1)).toMatchObject({ status: 'due', nextDueAt: '2028-05-08T01:00:00.000Z' });
  expect(answer).toMatchObject({ next: 'await', until: '2028-05-08T01:00:00.000Z' });
});

it('hands an appointment over as soon as the absence of whoever has it is entered', async () => {
  await delivered('1', '05-03');
  at('08-03');
  await plan({}, {} as never);
  const id = '1-quarterly-visit-1';
  await send(`POST /visits/hanbit-${id}/confirm`, { agreedAt: '2029-08-09T14:00:00+09:00' });
  expect((await visit(id)).assignee).toBe('minho');
  const staff = starter.staff.map((person) => (person.id === 'minho' ? { ...person, deputy: 'chen' } : person));
  await putInForce('deputies', { staff });
  at('08-04');
  await send('PUT /staff/minho/absences/leave', { from: '2029-08-09T00:00:00+09:00', to: '2029-08-11T00:00:00+09:00' });
  await bring(policyNews('policy.absence-changed'));
  expect((await visit(id)).assignee).toBe('chen');
});

it('takes an offer back that is out when its customer complains, or a question turns out to be a complaint', async () => {
  await delivered('1', '05-06');
  await delivered('2', '05-06');
  const offers = ['1-satisfaction-call-1', '2-satisfaction-call-1'];
  at('05-09');
  await plan({}, {} as never);
  for (const id of offers) {
    const { visitId, execution, nextDueAt, updatedAt } = await visit(id);
    setNow(nextDueAt!);
    await advance({ visitId, execution, loops: 0, startedAt: updatedAt }, {} as never);
    expect((await visit(id)).status).toBe('offered');
  }
  const rows = openDatabase(database.table);
  const follow = async (type: string, entityId: string) => {
    const news = (await database.rows()).filter((row) => policyNews(type)(row) && row.entityId === entityId);
    expect(news).toHaveLength(1);
    await openReactions(rows, openPolicies(rows)).tells(withdrawOffers, news[0] as unknown as Event);
  };
  const matter = (requestType: string, orderId: string) =>
    send('POST /tickets', { requestType, subject: 'It leaks', text: 'At the corner.', shopId: 'hanbit', orderId });
  await follow('ticket.opened', (await matter('complaint', '1')).ticketId);
  const after = await visit(offers[0]!);
  expect(after).toMatchObject({ status: 'due', execution: expect.any(String) });
  expect((await database.rows()).filter(policyNews('visit.offer-withdrawn'))).toHaveLength(1);
  // A question is no reason to, before it turns out to be a complaint.
  const { ticketId } = await matter('question', '2');
  await follow('ticket.opened', ticketId);
  expect((await visit(offers[1]!)).status).toBe('offered');
  await send(`PUT /tickets/${ticketId}/request-type`, { requestType: 'complaint' });
  await follow('ticket.retyped', ticketId);
  expect((await visit(offers[1]!)).status).toBe('due');
});

it('takes a time of whoever a ticket with an appointment is given to, and gives back what it had', async () => {
  const staff = [...starter.staff, { ...starter.staff[1]!, id: 'sora', email: 'sora@aftercare.example' }];
  at('05-06', '09:00');
  await putInForce('two-technicians', { staff });
  const matter = { requestType: 'repair', subject: 'It leaks', text: 'At the corner.' };
  const { ticketId } = await send('POST /tickets', matter);
  const agreed = { bookedFor: `${year}-05-14T14:00:00+09:00` };
  await send(`PUT /tickets/${ticketId}/appointment`, agreed);
  const taken = async () => {
    const quarters = (await database.rows()).filter(({ kind, holder }) => kind === 'quarter' && holder !== null);
    return quarters.map(({ pk, holder }) => `${pk} ${holder}`);
  };
  const rows = openDatabase(database.table);
  const follow = async (isNews: (row: Item) => boolean) => {
    const news = (await database.rows()).filter(isNews) as unknown as Event[];
    expect(news.length).toBeGreaterThan(0);
    for (const event of news) await openReactions(rows, openPolicies(rows)).tells(followAppointment, event);
  };
  const first = await taken();
  expect(new Set(first)).toEqual(new Set([`BOOKED#minho ticket ${ticketId}`]));
  await send(`PUT /tickets/${ticketId}/assignee`, { assignee: 'sora' });
  await follow(policyNews('ticket.assigned'));
  expect(await taken()).toEqual(first.map((one) => one.replace('minho', 'sora')));
  await send(`POST /tickets/${ticketId}/resolve`, { resolution: 'By phone.' });
  await follow(policyNews('ticket.called-off'));
  expect(await taken()).toEqual([]);
});

it('takes an appointment along as its ticket becomes one with another, with the times of whoever comes', async () => {
  const staff = [...starter.staff, { ...starter.staff[1]!, id: 'sora', email: 'sora@aftercare.example' }];
  at('05-06', '09:00');
  await putInForce('two-technicians', { staff });
  const customer = { name: '김하늘', email: 'haneul@example.com', locale: 'ko' };
  const open = async (requestType: string, more: object = {}) =>
    (await send('POST /tickets', { requestType, subject: 'It leaks', text: 'At the corner.', ...more })).ticketId;
  const bookedFor = `${year}-05-14T05:00:00.000Z`;
  const [one, two, question] = [
    await open('repair', { customer, region: 'KR-Seoul' }),
    await open('repair'),
    await open('question'),
  ];
  await send(`PUT /tickets/${one}/appointment`, { bookedFor });
  await send(`PUT /tickets/${two}/assignee`, { assignee: 'sora' });
  expect(await asked(`POST /tickets/${one}/merge`, { into: question })).toMatchObject({
    status: 409,
    body: { field: '/into' },
  });
  const merged = await send(`POST /tickets/${one}/merge`, { into: two });
  expect(merged.nextDueAt).toBeNull();
  const other = await send(`GET /tickets/${two}`);
  expect(other).toMatchObject({ customer, region: 'KR-Seoul', assignee: 'sora' });
  expect(other.clocks.filter(({ state }: any) => state === 'running')).toContainEqual(
    expect.objectContaining({ bookedFor }),
  );
  const rows = openDatabase(database.table);
  const news = (await database.rows()).filter(policyNews('ticket.merged')) as unknown as Event[];
  for (const event of news) await openReactions(rows, openPolicies(rows)).tells(followAppointment, event);
  const quarters = (await database.rows()).filter(({ kind, holder }) => kind === 'quarter' && holder !== null);
  expect(new Set(quarters.map(({ pk, holder }) => `${pk} ${holder}`))).toEqual(new Set([`BOOKED#sora ticket ${two}`]));
  // Another time is booked there now, or whoever would come has something else then.
  const third = await open('repair');
  await send(`PUT /tickets/${third}/appointment`, { bookedFor: `${year}-05-13T05:00:00.000Z` });
  expect(await asked(`POST /tickets/${third}/merge`, { into: two })).toMatchObject({
    status: 409,
    body: { field: '/into' },
  });
  const [fourth, ofSora] = [await open('repair'), await open('repair')];
  await send(`PUT /tickets/${fourth}/appointment`, { bookedFor });
  await send(`PUT /tickets/${ofSora}/assignee`, { assignee: 'sora' });
  expect(await asked(`POST /tickets/${fourth}/merge`, { into: ofSora })).toMatchObject({
    status: 409,
    body: { type: expect.stringContaining('doubly-booked'), field: '/into' },
  });
});

it('tells of a ticket whether its order is known, when it is opened and whenever it is read', async () => {
  at('05-06', '09:00');
  const matter = { requestType: 'question', subject: 'When?', text: 'Well?', shopId: 'hanbit', orderId: '7' };
  const { ticketId, orderKnown } = await send('POST /tickets', matter);
  expect([orderKnown, (await send(`GET /tickets/${ticketId}`)).orderKnown]).toEqual([false, false]);
  await delivered('7', '05-06');
  expect((await send(`GET /tickets/${ticketId}`)).orderKnown).toBe(true);
  const { ticketId: other } = await send('POST /tickets', { ...matter, shopId: null, orderId: null });
  expect(await send(`GET /tickets/${other}`)).not.toHaveProperty('orderKnown');
});

it('gives a ticket to nobody who has something else at its booked time, unless somebody says why', async () => {
  const staff = [...starter.staff, { ...starter.staff[1]!, id: 'sora', email: 'sora@aftercare.example' }];
  at('05-06', '09:00');
  await putInForce('two-technicians', { staff });
  const matter = { requestType: 'repair', subject: 'It leaks', text: 'At the corner.' };
  const [one, two] = [(await send('POST /tickets', matter)).ticketId, (await send('POST /tickets', matter)).ticketId];
  await send(`PUT /tickets/${two}/assignee`, { assignee: 'sora' });
  const whenever = { force: true, reason: 'Whatever the weekday.' };
  for (const id of [one, two])
    await send(`PUT /tickets/${id}/appointment`, { bookedFor: `${year}-05-14T14:00:00+09:00`, ...whenever });
  const to = { assignee: 'sora' };
  expect(await asked(`PUT /tickets/${one}/assignee`, to)).toMatchObject({
    status: 409,
    body: { type: expect.stringContaining('doubly-booked'), field: '/assignee' },
  });
  const reason = 'She can do both.';
  expect(await send(`PUT /tickets/${one}/assignee`, { ...to, force: true, reason })).toMatchObject(to);
  const given = (await database.rows()).filter((row) => policyNews('ticket.assigned')(row) && row.entityId === one);
  expect(given.at(-1)).toMatchObject({ data: { to: 'sora', forced: reason } });
  // The first gave its times back, the other keeps hers.
  const quarters = (await database.rows()).filter(({ kind, holder }) => kind === 'quarter' && holder !== null);
  expect(new Set(quarters.map(({ pk, holder }) => `${pk} ${holder}`))).toEqual(new Set([`BOOKED#sora ticket ${two}`]));
});

it('hands an appointment over when whoever has it is of the staff no more', async () => {
  const sora = { ...starter.staff[1]!, id: 'sora', email: 'sora@aftercare.example' };
  await delivered('1', '05-03');
  at('08-03');
  await plan({}, {} as never);
  const id = '1-quarterly-visit-1';
  await send(`POST /visits/hanbit-${id}/confirm`, {
    agreedAt: `${year}-08-09T14:00:00+09:00`,
    force: true,
    reason: '-',
  });
  expect((await visit(id)).assignee).toBe('minho');
  await putInForce('without-minho', { staff: [...starter.staff.filter((person) => person.id !== 'minho'), sora] });
  at('08-06');
  await plan({}, {} as never);
  expect((await visit(id)).assignee).toBe('sora');
});

it('moves the visit planned after one that had been given up and was made after all, where its plan counts from there', async () => {
  at('05-01', '09:00');
  const plans = starter.plans.map((plan) => (plan.repeat ? { ...plan, repeat: 'from-completion' } : plan));
  await putInForce('from-completion', { plans });
  await delivered('1', '05-06');
  const id = '1-quarterly-visit-1';
  setNow(new Date(Date.parse((await visit(id)).nextDueAt!) - 3_600_000).toISOString());
  await plan({}, {} as never);
  while ((await visit(id)).nextDueAt !== null) {
    const { visitId, execution, nextDueAt, updatedAt } = await visit(id);
    setNow(nextDueAt!);
    await advance({ visitId, execution, loops: 0, startedAt: updatedAt }, {} as never);
  }
  expect((await windows('1'))['quarterly-visit-2']).toBe(`planned ${year}-11-06`);
  const before = (await visit(id)) as unknown as Item;
  expect(before.status).toBe('lapsed');
  at('09-15', '11:00');
  await send(`POST /visits/hanbit-${id}/complete`, { report: 'Tight.', heldAt: `${year}-08-26T14:00:00+09:00` });
  const rows = openDatabase(database.table);
  const after = (await visit(id)) as unknown as Item;
  await openReactions(rows, openPolicies(rows)).brings(followLateVisit, {
    before,
    after: { kind: 'visit', awaitToken: null, ...after },
  });
  expect((await windows('1'))['quarterly-visit-2']).toBe(`planned ${year}-11-26`);
});
