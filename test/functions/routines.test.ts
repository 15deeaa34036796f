import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { call, setNow } from './http-testbed.ts';

let database: TestDatabase;
let planner: (event: object, context: never) => Promise<{ opened: number }>;
let policyApi: unknown;
beforeAll(async () => {
  database = await startDatabase();
  process.env.ENDPOINTS_SECRET_ARN = 'no secret is read';
  planner = (await import('../../functions/schedule/plan-visits.ts')).handler as never;
  ({ handler: policyApi } = await import('../../functions/http/policy-api.ts'));
});
afterAll(() => database?.stop());
beforeEach(() => database.clear());

async function change(path: string, body: object): Promise<void> {
  const claims = { sub: 'mina', name: 'mina', 'cognito:groups': '[manager]' };
  const reply = await call(policyApi, { method: 'PUT', path, body: JSON.stringify(body), claims });
  expect(reply.status).toBeLessThan(300);
}

/** The planner's run at six in the morning in Chengdu, with what it has opened. */
async function runOn(day: string): Promise<string[]> {
  setNow(new Date(`${day}T06:00:00+08:00`).toISOString());
  const before = await tickets();
  const { opened } = await planner({}, {} as never);
  const after = (await tickets()).filter(({ ticketId }) => !before.some((one) => one.ticketId === ticketId));
  expect(opened).toBe(after.length);
  return after.map(({ subject }) => subject).sort();
}

async function tickets(): Promise<Ticket[]> {
  return (await database.rows()).filter(({ kind }) => kind === 'ticket') as unknown as Ticket[];
}

it('opens a ticket for work that comes round: on its day, once, and later when a day was missed', async () => {
  setNow('2026-09-27T02:00:00.000Z');
  await change('/policies/digests', { document: { extends: 'hardware-software' } });
  await change('/policies/digests/activation', {});

  expect(await runOn('2026-09-28')).toEqual(['周报 · 2026-09-28']);
  expect(await runOn('2026-09-28')).toEqual([]);
  expect(await runOn('2026-09-29')).toEqual([]);
  // The planner does not run for a while; National Day lasts until the 7th.
  expect(await runOn('2026-10-09')).toEqual([
    '周报 · 2026-10-08',
    '投诉专线人员轮流检查 · 2026-10-08',
    '月度分析 · 2026-10-08',
  ]);
  expect(await runOn('2026-10-12')).toEqual(['周报 · 2026-10-12']);

  const [digest] = (await tickets()).filter(({ requestType }) => requestType === 'weekly-digest');
  expect(digest).toMatchObject({
    status: 'new',
    customer: null,
    policyVersion: 'digests',
    execution: `${digest!.ticketId}-1`,
  });
  expect(digest!.ticketId).toMatch(/^R[0-9A-Z]{11}$/);
  const review = (await tickets()).find(({ subject }) => subject === '月度分析 · 2026-10-08')!;
  expect(review.text).toMatch(/^按原因统计的投诉 \(2026-09\)\n {2}合计: 0\n\n各人未结工单\n/);
  const [, load = ''] = review.text.split('各人未结工单\n');
  expect(load.split('\n')).toHaveLength(11);
});
