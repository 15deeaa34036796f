import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { toItem } from '../../adapters/dynamo/database.ts';
import { keys, orderIndexKeys } from '../../adapters/dynamo/table.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { mergePatch } from '../../domain/policy/merge.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { call, setNow, sign, startWebhook, type WebhookTestbed } from './http-testbed.ts';

/** A version of the bundled policy: how soon a complaint is answered, and a report that comes round every month. */
const bundled = (version: string, target: string) =>
  mergePatch(starter, {
    version,
    requestTypes: { complaint: { clocks: { 'first-response': { target } } } },
    routines: [
      {
        name: 'report',
        title: { en: 'Report', ko: '보고', zh: '报告' },
        requestType: 'question',
        every: 'month',
        calendar: 'office',
        figures: ['load'],
      },
    ],
  });
const secret = `whsec_${Buffer.from('a key of 24 bytes or so!').toString('base64')}`;

/** What each deployment is: the functions, loaded anew around another document. */
async function deploy(document: unknown) {
  vi.resetModules();
  vi.doMock('../../policies/starter.json', () => ({ default: document }));
  const load = async (path: string) => ((await import(path)) as { handler: unknown }).handler;
  const api = await load('../../functions/http/api.ts');
  const policyApi = await load('../../functions/http/policy-api.ts');
  const { followOrder } = await import('../../reactions/follow-order.ts');
  const { openReactions } = await import('../support/reactions.ts');
  const { openPolicies } = await import('../../functions/_kit/policies.ts');
  async function send(line: string, body?: object) {
    const [method, path] = line.split(' ') as [string, string];
    const claims = { sub: 'sub-of-mina', name: 'mina', 'cognito:groups': '[lead]' };
    const handler = path.startsWith('/policies') ? policyApi : api;
    const reply = await call(handler, { method, path, claims, ...(body && { body: JSON.stringify(body) }) });
    return { status: reply.status, body: reply.body };
  }
  return {
    send,
    complain: () => send('POST /tickets', { requestType: 'complaint', subject: 's', text: 't' }),
    webhook: async () => call(await load('../../functions/http/webhook.ts'), complaintFromShop()),
    plan: async () => ((await load('../../functions/schedule/plan-visits.ts')) as any)({}, {}),
    follow: (order: object) =>
      openReactions(bed.database, openPolicies(bed.database)).brings(followOrder, {
        before: null,
        after: { kind: 'order', ...order },
      }),
  };
}

function complaintFromShop() {
  const body = JSON.stringify({
    type: 'complaint.created',
    timestamp: at(0),
    data: {
      subject: 'A handle is loose',
      text: 'It came off.',
      customer: { name: 'A', email: 'a@b.example', locale: 'en' },
    },
  });
  const seconds = Math.floor(Date.parse(at(0)) / 1000);
  return {
    path: '/webhooks/direct',
    pathParameters: { shopId: 'direct' },
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(seconds),
      'webhook-signature': sign.standard(secret, 'msg_1', seconds, body),
    },
    body,
  };
}

// A Monday morning in Seoul.
const at = (minutes: number) => new Date(Date.parse('2026-06-01T01:00:00.000Z') + minutes * 60_000).toISOString();
const v1 = bundled('v1', 'PT2H');
const v2 = bundled('v2', 'PT24H');

let bed: WebhookTestbed;
beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  bed ??= await startWebhook();
  await bed.database.clear();
  setNow(at(0));
  await bed.setShops({ direct: { kind: 'standard', secrets: [secret], locale: 'en' } });
});
afterAll(async () => {
  vi.doUnmock('../../policies/starter.json');
  await bed?.stop();
});

const promised = async (ticketId: string) => {
  const ticket = (await readTicket(bed.database, ticketId))!;
  const { dueAt } = ticket.clocks.find(({ name }) => name === 'first-response')!;
  return { policyVersion: ticket.policyVersion, dueAt };
};

test('a ticket keeps its promises when the next deployment comes before any sweep', async () => {
  const { ticketId } = (await (await deploy(v1)).complain()).body;
  expect(await promised(ticketId)).toEqual({ policyVersion: 'v1', dueAt: at(120) });

  const next = await deploy(v2);
  setNow(at(10));
  expect((await next.send(`POST /tickets/${ticketId}/pause`, { reason: 'Waiting for a photo' })).status).toBe(200);
  setNow(at(30));
  expect((await next.send(`POST /tickets/${ticketId}/resume`)).status).toBe(200);
  expect(await promised(ticketId)).toEqual({ policyVersion: 'v1', dueAt: at(140) });
  expect((await next.send('GET /policies/v1')).body).toMatchObject({ state: 'published', active: false });
});

describe('a version is known to the next deployment', () => {
  type Deployed = Awaited<ReturnType<typeof deploy>>;
  test.each<[string, (v: Deployed) => Promise<unknown>]>([
    ['by a ticket opened over the API', (v) => v.complain()],
    ["by a shop's complaint", async (v) => expect((await v.webhook()).status).toBe(200)],
    ['by a routine', async (v) => expect(await v.plan()).toMatchObject({ opened: 1 })],
    [
      'by visits planned for a delivery',
      async (v) => {
        const order = { shopId: 'hanbit', orderId: '1001', orderedAt: at(0), deliveredAt: at(0), cancelledAt: null };
        const customer = { name: 'A', email: 'a@b.example', locale: 'en' };
        await v.follow({ ...order, customer, region: 'KR-Seoul', lines: [], dates: {} });
        expect((await bed.database.rows()).filter(({ kind }) => kind === 'visit').length).toBeGreaterThan(0);
      },
    ],
  ])('that was promised under %s', async (_what, promise) => {
    await promise(await deploy(v1));
    const rows = await bed.database.rows();
    const under = rows.filter(({ kind, policyVersion }) => kind !== 'event' && policyVersion !== undefined);
    expect(new Set(under.map(({ policyVersion }) => policyVersion))).toEqual(new Set(['v1']));
    expect((await (await deploy(v2)).send('GET /policies/v1')).status).toBe(200);
  });

  test('that was promised anew under it', async () => {
    const { ticketId } = (await (await deploy(v1)).complain()).body;
    expect((await (await deploy(v2)).send(`POST /tickets/${ticketId}/repromise`)).status).toBe(200);
    expect(await promised(ticketId)).toMatchObject({ policyVersion: 'v2' });
    expect((await (await deploy(bundled('v3', 'PT1H'))).send('GET /policies/v2')).status).toBe(200);
  });
});

test('plans of a deployment that comes before the first run of the planner reach orders delivered before it', async () => {
  const order = { shopId: 'hanbit', orderId: '1001', orderedAt: at(0), deliveredAt: at(0), cancelledAt: null };
  const customer = { name: 'A', email: 'a@b.example', locale: 'en' };
  const row = { ...order, customer, country: 'KR', lines: [], dates: {}, updatedAt: at(0) };
  const Item = toItem({ ...keys.order('hanbit', '1001'), kind: 'order', ...row, ...orderIndexKeys(row) });
  await bed.database.client.send(new PutItemCommand({ TableName: bed.database.table, Item }));
  await (await deploy(v1)).follow(row);
  const winter = { ...starter.seasons[0]!, name: 'winter', opens: '12-01', closes: '02-28' };
  await (await deploy({ ...(v2 as object), seasons: [...starter.seasons, winter] })).plan();
  const rules = (await bed.database.rows()).flatMap(({ kind, rule }) => (kind === 'visit' ? [rule] : []));
  expect(rules).toContain('winter');
});

test('an edited document without a new version changes nothing that was promised, and nothing that is', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await (await deploy(v1)).complain();
  const edited = await deploy({ ...(v2 as object), version: 'v1' });
  const { ticketId } = (await edited.complain()).body;
  expect(await promised(ticketId)).toEqual({ policyVersion: 'v1', dueAt: at(120) });
  expect((await edited.send('GET /policies/v1')).body.document).toEqual(v1);
});
