import type { DynamoDBBatchResponse } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { toItem } from '../../adapters/dynamo/database.ts';
import type { Order } from '../../domain/order/order.ts';
import { environments } from '../../functions/environment.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';

let database: TestDatabase;
let handler: (event: unknown, context: never) => Promise<DynamoDBBatchResponse>;
beforeAll(async () => {
  database = await startDatabase();
  for (const name of environments.lifecycle) process.env[name] ??= `${name} is not used`;
  handler = (await import('../../functions/stream/lifecycle.ts')).handler as never;
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-06T06:01:00.000Z') });
});
afterAll(async () => {
  vi.useRealTimers();
  await database?.stop();
});
beforeEach(() => database.clear());

const order: Partial<Order> = {
  shopId: 'hanbit',
  orderId: '1001',
  number: '#1001',
  lines: [{ lineId: '1', product: 'Window', quantity: 1 }],
  deliveredAt: '2026-05-06T06:00:00.000Z',
  updatedAt: '2026-05-06T06:00:00.000Z',
};

/** The stream's record of an order's row. */
async function told(before: object | null, after: object) {
  const image = (row: object | null) => row && toItem({ kind: 'order', ...row });
  const dynamodb = { SequenceNumber: '1', OldImage: image(before), NewImage: image(after) };
  expect(await handler({ Records: [{ dynamodb }] }, {} as never)).toEqual({ batchItemFailures: [] });
}

const rules = async () => {
  const rows = await database.rows();
  return rows.flatMap(({ kind, rule }) => (kind === 'visit' ? [rule] : [])).toSorted();
};

it('plans the season of a place that is told after the delivery', async () => {
  await told(null, order);
  expect(await rules()).toEqual(['quarterly-visit', 'satisfaction-call']);
  await told(order, { ...order, country: 'KR' });
  expect(await rules()).toEqual(['quarterly-visit', 'rainy', 'satisfaction-call']);
  expect((await database.rows()).find(({ kind }) => kind === 'unit')).toMatchObject({ climateZone: 'kr-monsoon' });
});

it('makes a unit of every line, however many there are, and the same again when told again', async () => {
  const lines = Array.from({ length: 503 }, (_, index) => ({ lineId: `L${index}`, product: 'Window', quantity: 1 }));
  for (let times = 0; times < 2; times++) await told(null, { ...order, lines });
  expect((await database.rows()).filter(({ kind }) => kind === 'unit')).toHaveLength(503);
  expect(await rules()).toEqual(['quarterly-visit', 'satisfaction-call']);
});

it('makes nothing of what else is told of a delivered order', async () => {
  await told({ ...order, country: 'KR' }, { ...order, country: 'KR', number: '#1002' });
  expect(await rules()).toEqual([]);
});

it('cancels the open visits of an order that is cancelled after its delivery, and leaves what is over', async () => {
  await told(null, { ...order, country: 'KR' });
  const cancelled = { ...order, country: 'KR', cancelledAt: '2026-05-07T06:00:00.000Z' };
  for (let times = 0; times < 2; times++) await told({ ...order, country: 'KR' }, cancelled);
  const rows = await database.rows();
  const visits = rows.filter(({ kind }) => kind === 'visit');
  expect(visits.map(({ status, nextDueAt }) => [status, nextDueAt])).toEqual(Array(3).fill(['cancelled', null]));
  expect(rows.filter(({ kind }) => kind === 'event')).toHaveLength(3);
});
