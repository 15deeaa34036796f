import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../adapters/dynamo/database.ts';
import { receiveOrder } from '../../adapters/dynamo/intake-store.ts';
import { planVisit } from '../../adapters/dynamo/visit-store.ts';
import { fromText } from '../../domain/instants.ts';
import type { Order } from '../../domain/order/order.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { policyRoutes } from '../../functions/http/policy-routes.ts';
import { routes } from '../../functions/http/routes.ts';
import webShop from '../../policies/web-shop.json' with { type: 'json' };
import type { TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';
import { type Apis, setNow, startApis } from './http-testbed.ts';

/**
 * What is so already is not done again: no event, and so no mail, no count and no webhook. Each route that changes
 * something is in one of these lists.
 */
interface Deed {
  /** What comes before it, as method and path with a body; `{t}`, `{u}` are two tickets, `{v}` is a visit. */
  first?: [line: string, body?: object][];
  deed: [line: string, body?: object];
}

const settled: [string, object] = ['POST /tickets/{t}/resolve', { resolution: 'Sealed.' }];
const booked: [string, object] = ['PUT /tickets/{t}/appointment', { bookedFor: '2026-05-21T14:00:00+09:00' }];
const agreed: [string, object] = ['POST /visits/{v}/confirm', { agreedAt: '2026-05-11T14:00:00+09:00' }];
const draft: [string, object] = ['PUT /policies/summer', { document: { extends: 'starter' } }];
const inForce: [string, object] = ['PUT /policies/summer/activation', {}];
const away = { from: '2026-06-01T00:00:00+09:00', to: '2026-06-03T00:00:00+09:00' };

const again: Record<string, Deed> = {
  assignTicket: { deed: ['PUT /tickets/{t}/assignee', { assignee: 'chen' }] },
  prioritiseTicket: { deed: ['PUT /tickets/{t}/priority', { priority: 'urgent' }] },
  retypeTicket: { deed: ['PUT /tickets/{t}/request-type', { requestType: 'question' }] },
  repromiseTicket: { first: [draft, inForce], deed: ['POST /tickets/{t}/repromise'] },
  pauseTicket: { deed: ['POST /tickets/{t}/pause', { reason: 'Which window?' }] },
  resumeTicket: { first: [['POST /tickets/{t}/pause', { reason: 'Parts' }]], deed: ['POST /tickets/{t}/resume'] },
  resolveTicket: { deed: settled },
  reopenTicket: { first: [settled], deed: ['POST /tickets/{t}/reopen', { reason: 'It leaks again.' }] },
  noAnswerNeeded: {
    first: [
      ['POST /tickets/{t}/replies', { text: 'We come.' }],
      ['POST /tickets/{t}/messages', { text: 'Thanks.' }],
    ],
    deed: ['POST /tickets/{t}/no-answer-needed'],
  },
  reachMilestone: { deed: ['POST /tickets/{t}/milestones', { milestone: 'arrived' }] },
  bookAppointment: { deed: booked },
  callOffAppointment: { first: [booked], deed: ['DELETE /tickets/{t}/appointment'] },
  linkTicket: { deed: ['POST /tickets/{t}/links', { ticketId: '{u}', kind: 'duplicate' }] },
  unlinkTicket: {
    first: [['POST /tickets/{t}/links', { ticketId: '{u}', kind: 'duplicate' }]],
    deed: ['DELETE /tickets/{t}/links/{u}'],
  },
  mergeTicket: { deed: ['POST /tickets/{t}/merge', { into: '{u}' }] },
  completeTask: {
    first: [['POST /tickets/{t}/tasks', { title: 'Order seals' }]],
    deed: ['POST /tickets/{t}/tasks/1/done'],
  },
  confirmVisit: { deed: agreed },
  completeVisit: { deed: ['POST /visits/{v}/complete', { report: 'Leaks.', satisfied: false }] },
  missVisit: { first: [agreed], deed: ['POST /visits/{v}/miss', { by: 'us', reason: 'Ill.' }] },
  declineVisit: { deed: ['POST /visits/{v}/decline', { reason: 'All is well.' }] },
  callOffVisit: { deed: ['POST /visits/{v}/call-off', { by: 'us', reason: 'Ill.' }] },
  assignVisit: { deed: ['PUT /visits/{v}/assignee', { assignee: 'chen' }] },
  changeOrderDates: { deed: ['PUT /orders/hanbit/1001/dates', { acceptance: '2026-05-03' }] },
  changeDay: { deed: ['PUT /calendars/office/days/2026-06-10', { closed: true }] },
  restoreDay: {
    first: [['PUT /calendars/office/days/2026-06-10', { closed: true }]],
    deed: ['DELETE /calendars/office/days/2026-06-10'],
  },
  enterAbsence: { deed: ['PUT /staff/chen/absences/leave', away] },
  cancelAbsence: { first: [['PUT /staff/chen/absences/leave', away]], deed: ['DELETE /staff/chen/absences/leave'] },
  draftPolicy: { deed: draft },
  offerCompensation: {
    first: [
      ['PUT /policies/shop', { document: { extends: 'starter', compensation: webShop.compensation } }],
      ['PUT /policies/shop/activation', {}],
      ['POST /tickets/{t}/repromise'],
    ],
    deed: ['PUT /tickets/{t}/compensation', { band: 'same-city', amount: 500 }],
  },
};

/** Each of these is another one, however alike: words, tasks, jobs, tickets; and what only asks, or tries. */
const anew = [
  ...['openTicket', 'addMessage', 'replyToTicket', 'noteOnTicket', 'addTask', 'openJob'],
  ...[
    'readEntitlement',
    'previewDeadline',
    'testWebhookEndpoint',
    'replayWebhookDelivery',
    'startBacktest',
    'validatePolicy',
  ],
  // Refused the second time: what it names is so already, or there no more.
  ...['activatePolicy', 'rollBackPolicy', 'withdrawPolicy', 'releaseAddress'],
];

let database: TestDatabase;
let apis: Apis;
beforeAll(async () => {
  apis = await startApis();
  database = apis.database;
});
afterAll(() => database?.stop());
beforeEach(() => database.clear());

let minutes = 0;
async function send(line: string, body?: object) {
  const [method, path] = line.split(' ') as [string, string];
  setNow(new Date(Date.parse('2026-05-07T01:00:00.000Z') + ++minutes * 60_000).toISOString());
  const claims = { sub: 'sub-of-alex', name: 'alex', 'cognito:groups': '[manager]' };
  const reply = await apis.ask({ method, path, claims, body: body && JSON.stringify(body) });
  expect(reply.status, `${line}: ${reply.text}`).toBeLessThan(300);
  return reply.body;
}

async function prepared(): Promise<(text: string) => string> {
  const deliveredAt = '2026-05-04T06:00:00.000Z';
  const customer = { name: '김하늘', email: 'haneul@example.com', locale: 'ko' };
  const order: Order = {
    ...{ shopId: 'hanbit', orderId: '1001', number: '#1001', customer, country: 'KR', province: null },
    ...{ lines: [{ lineId: '1', product: 'Window', quantity: 1 }], deliveredAt, cancelledAt: null },
    updatedAt: deliveredAt,
  };
  const rows = openDatabase(database.table);
  const receipt = {
    ...{ shopId: 'hanbit', deliveryId: '1001', topic: 'orders/fulfilled', outcome: 'order-kept', answer: {} },
    ...{ receivedAt: deliveredAt, contentHash: '1001' },
  };
  await receiveOrder(rows, receipt as never, order);
  const [visit] = visitsForDelivery(starterPolicy, order, fromText('2026-05-04T06:01:00.000Z'));
  await planVisit(rows, visit!);
  const open = async () =>
    (await send('POST /tickets', { requestType: 'repair', subject: 'It leaks', text: 'At the corner.', customer }))
      .ticketId;
  const names = { t: await open(), u: await open(), v: visit!.visitId };
  return (text) => text.replace(/\{([tuv])\}/g, (_, name: 't' | 'u' | 'v') => names[name]);
}

const eventsNow = async () =>
  (await database.rows()).filter(({ kind }) => kind === 'event').map(({ pk, sk }) => `${pk} ${sk}`);

describe('done again, it is the same deed', () => {
  it.each(Object.keys(again))('%s', async (name) => {
    const { first = [], deed } = again[name]!;
    const named = await prepared();
    const does = ([line, body]: [string, object?]) =>
      send(named(line), body && JSON.parse(named(JSON.stringify(body))));
    for (const one of first) await does(one);
    if (name === 'missVisit') minutes += 7 * 24 * 60;
    const once = await does(deed);
    const events = await eventsNow();
    expect(await does(deed)).toEqual(once);
    expect(await eventsNow()).toEqual(events);
  });
});

it('is known of every route that changes something whether it can be done again', () => {
  const changing = [...routes, ...policyRoutes]
    .map(({ contract }) => contract)
    .filter(({ method }) => method !== 'GET');
  expect([...Object.keys(again), ...anew].toSorted()).toEqual(changing.map(({ id }) => id).toSorted());
});
