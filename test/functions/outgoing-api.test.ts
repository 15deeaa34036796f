import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { saveDelivery } from '../../adapters/dynamo/delivery-store.ts';
import { type Delivery, testDelivery } from '../../domain/webhook/delivery.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { call } from './http-testbed.ts';

let database: TestDatabase;
let api: unknown;
beforeAll(async () => {
  database = await startDatabase();
  ({ handler: api } = await import('../../functions/http/api.ts'));
});
afterAll(() => database?.stop());
beforeEach(() => database.clear());

const claims = { sub: '1', name: 'mina', 'cognito:groups': '[lead]' };
const ask = (method: string, path: string, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  call(api, { method, path, query, headers, claims });

async function failed(id: string, minute: number, more: Partial<Delivery> = {}): Promise<Delivery> {
  const at = new Date(Date.UTC(2026, 5, 1, 9, minute)).toISOString();
  const delivery: Delivery = { ...testDelivery('crm', id, at), state: 'failed', reason: 'timeout', ...more };
  await saveDelivery(database, delivery);
  return delivery;
}

it('lists what an endpoint did not take, the latest first, page by page', async () => {
  for (const minute of [10, 20, 30]) await failed(String(minute), minute);
  await failed('elsewhere', 40, { endpointId: 'chat' });
  await failed('delivered', 50, { state: 'delivered' });
  const first = await ask('GET', '/webhook-deliveries', { endpoint: 'crm', limit: '2' });
  expect(first.status).toBe(200);
  expect(first.body.items.map((one: any) => one.deliveryId)).toEqual(['test-30-crm', 'test-20-crm']);
  expect(first.body.items[0]).toMatchObject({ state: 'failed', reason: 'timeout', ticketId: null });
  const { nextCursor: cursor } = first.body;
  const second = await ask('GET', '/webhook-deliveries', { endpoint: 'crm', limit: '2', cursor });
  expect(second.body.items.map((one: any) => one.deliveryId)).toEqual(['test-10-crm']);
  expect(second.body.nextCursor).toBeNull();
  const delivered = await ask('GET', '/webhook-deliveries', { endpoint: 'crm', state: 'delivered' });
  expect(delivered.body.items).toMatchObject([{ deliveryId: 'test-delivered-crm' }]);
});

it('asks which endpoint, and says which states there are', async () => {
  const { status, body } = await ask('GET', '/webhook-deliveries', { state: 'lost' });
  expect(status).toBe(400);
  expect(body.errors.map((error: any) => error.field)).toEqual(['/query/endpoint', '/query/state']);
});

it('replays once for one idempotency key, and only the version one has seen', async () => {
  await failed('1', 10);
  const replay = (headers: Record<string, string>) => ask('POST', '/webhook-deliveries/test-1-crm/replay', {}, headers);
  expect((await replay({ 'if-match': '"7"' })).status).toBe(412);
  const first = await replay({ 'if-match': '"1"', 'idempotency-key': 'again' });
  expect(first).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { state: 'queued', reason: null } });
  const second = await replay({ 'if-match': '"1"', 'idempotency-key': 'again' });
  expect(second.headers['idempotent-replayed']).toBe('true');
  expect(second.body).toEqual(first.body);
  expect((await ask('POST', '/webhook-deliveries/unknown/replay')).status).toBe(404);
});
