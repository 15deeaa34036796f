import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { toItem } from '../../adapters/dynamo/database.ts';
import { noteReplanned } from '../../adapters/dynamo/order-store.ts';
import { keys, orderIndexKeys } from '../../adapters/dynamo/table.ts';
import { faultOf } from '../../functions/_kit/log.ts';
import { environments } from '../../functions/environment.ts';
import { call, setNow, sign, startWebhook, type WebhookTestbed } from './http-testbed.ts';

const at = '2026-06-01T01:00:00.000Z';
const person = { name: '김서연', email: 'seoyeon@customer.example', locale: 'ko', phone: '+82 10-5550-0163' };
const text = 'My grandmother fell off the ladder.';
const private_ = /김서연|customer\.example|5550|grandmother/;
const secret = `whsec_${Buffer.from('a key of 24 bytes or so!').toString('base64')}`;

let bed: WebhookTestbed;
let lines: string[];
beforeAll(async () => {
  bed = await startWebhook();
  for (const names of Object.values(environments)) {
    for (const name of names) process.env[name] ??= name === 'MAIL_FROM' ? 'Care <care@shop.example>' : `no ${name}`;
  }
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  vi.restoreAllMocks();
  await bed.database.clear();
  setNow(at);
  await bed.setShops({ direct: { kind: 'standard', secrets: [secret], locale: 'en' } });
  lines = [];
  for (const method of ['info', 'warn', 'error', 'log'] as const) {
    vi.spyOn(console, method).mockImplementation((line) => void lines.push(String(line)));
  }
});

/** From now on the table fails at what a command is for, or at everything. */
function breakTable(fails: (command: unknown) => boolean = () => true) {
  const { send } = DynamoDBClient.prototype;
  vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(function (this: DynamoDBClient, ...args: any[]) {
    if (fails(args[0])) return Promise.reject(new Error('The table is away.'));
    return Reflect.apply(send, this, args);
  } as never);
}

const event = { entity: 'ticket', entityId: 'T1', sequence: 1, eventId: 'T1-1', at, actor: { kind: 'system' } };
const record = (row: object) => ({
  Records: [{ eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: toItem(row as never) } }],
});
const stream = (path: string, row: object) => async () => {
  const { handler } = (await import(path)) as { handler: (event: unknown, context: never) => Promise<unknown> };
  await handler(record(row), {} as never).catch(() => undefined);
};

describe('a log says nothing of people', () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      'when a ticket cannot be opened',
      async () => {
        const { handler } = await import('../../functions/http/api.ts');
        const claims = { sub: 'mina', name: 'mina', 'cognito:groups': '[lead]' };
        const body = JSON.stringify({ requestType: 'complaint', subject: text, text, customer: person });
        expect((await call(handler, { path: '/tickets', body, claims })).status).toBe(500);
      },
    ],
    [
      "when a shop's complaint cannot be kept",
      async () => {
        const data = { subject: text, text, customer: person };
        const body = JSON.stringify({ type: 'complaint.created', timestamp: at, data });
        const seconds = Date.parse(at) / 1000;
        const headers = {
          'webhook-id': 'msg_1',
          'webhook-timestamp': String(seconds),
          'webhook-signature': sign.standard(secret, 'msg_1', seconds, body),
        };
        const path = '/webhooks/direct';
        const reply = await call(bed.handler, { path, pathParameters: { shopId: 'direct' }, headers, body });
        expect(reply.status).toBe(500);
      },
    ],
    [
      'when what happened cannot be told by mail',
      stream('../../functions/stream/mail.ts', {
        ...event,
        kind: 'event',
        data: { type: 'ticket.opened', subject: text, customer: person },
      }),
    ],
    [
      'when an order cannot be followed',
      stream('../../functions/stream/lifecycle.ts', {
        kind: 'order',
        shopId: 'hanbit',
        orderId: '1001',
        customer: person,
        lines: [],
        deliveredAt: at,
        cancelledAt: null,
      }),
    ],
  ])('%s', async (_when, fail) => {
    breakTable();
    await fail();
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).toMatch(/The table is away/);
    expect(lines.join('\n')).not.toMatch(private_);
  });

  test('when an old order cannot be planned for: its id is all', async () => {
    const order = { shopId: 'hanbit', orderId: '1001', deliveredAt: at };
    const row = {
      ...keys.order('hanbit', '1001'),
      kind: 'order',
      ...order,
      ...orderIndexKeys(order),
      customer: person,
    };
    const Item = toItem({ ...row, lines: [], cancelledAt: null, updatedAt: at });
    await bed.database.client.send(new PutItemCommand({ TableName: bed.database.table, Item }));
    await noteReplanned(bed.database, { by: 'other plans', from: null, isDone: true });
    const { planOldOrders } = await import('../../functions/schedule/plan-old-orders.ts');
    const { openPolicies } = await import('../../functions/_kit/policies.ts');
    breakTable((command) => command instanceof QueryCommand && command.input.IndexName === 'byOwner');
    await expect(planOldOrders(bed.database, openPolicies(bed.database))).rejects.toThrow('1 orders');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        level: 'error',
        message: 'planning for an order failed',
        id: 'hanbit#1001',
        error: 'Error',
        reason: 'The table is away.',
      },
    ]);
  });
});

describe('of a fault', () => {
  test('addresses are left out', () => {
    const message = `Email address is not verified: "${person.name}" <${person.email}>, ops@hanbit.example.`;
    expect(faultOf(new Error(message)).reason).not.toContain('@');
    expect(faultOf(`no mail for ${person.email}`).reason).toBe('no mail for <address>');
  });

  test('what JSON.parse quotes is left out', () => {
    for (const broken of [`{"name": ${person.name}}`, `${person.email}`, '{"customer":']) {
      try {
        JSON.parse(broken);
        expect.unreachable();
      } catch (error) {
        expect(faultOf(error)).toEqual({ error: 'SyntaxError', reason: 'It could not be read.' });
      }
    }
  });
});
