import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../domain/webhook/delivery.ts';
import { Business } from '../support/business.ts';
import { Receiver } from '../support/receiver.ts';

const root = path.resolve(import.meta.dirname, '../..');

let business: Business;
let crm: Receiver;
let sqs: SQSClient;
beforeAll(async () => {
  business = await Business.open('2026-06-01 09:00');
  sqs = new SQSClient(business.aws);
  crm = new Receiver();
  await crm.open();
});
afterAll(async () => {
  sqs.destroy();
  await crm.close();
  await business.close();
});

async function enterEndpoints(endpoints: unknown): Promise<void> {
  const secrets = new SecretsManagerClient(business.aws);
  const SecretString = typeof endpoints === 'string' ? endpoints : JSON.stringify(endpoints);
  await secrets.send(new PutSecretValueCommand({ SecretId: business.output('EndpointsSecretArn'), SecretString }));
  secrets.destroy();
  // What functions know of a secret is good for a minute.
  await business.pass('PT2M');
}

async function messages(output: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const asked = { QueueUrl: business.output(output), AttributeNames: [...AttributeNames] };
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand(asked));
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

async function redrive(): Promise<void> {
  const env = { ...process.env, AWS_ENDPOINT_URL: business.endpoint };
  await promisify(execFile)(process.execPath, ['tools/redrive.ts', 'webhooks'], { cwd: root, env });
  await business.settle();
}

const told = (ticketId: string) => crm.received.filter(({ data }) => data.ticket?.ticketId === ticketId);
const types = (ticketId: string) => told(ticketId).map(({ type }) => type);
const deliveries = async (state: string) =>
  (await business.does('mina', `GET /webhook-deliveries?endpoint=crm&state=${state}`)).items;
const minutesBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000;

describe('an endpoint that listens', () => {
  let ticket: string;

  it('is told nothing before it is entered, and nothing waits for it', async () => {
    await business.complain();
    await enterEndpoints({ crm: crm.entry(['ticket.*', 'clock.*']), broken: { url: 'ftp://elsewhere' } });
    expect(crm.received).toEqual([]);
    expect(await messages('WebhookQueueUrl')).toBe(0);
  });

  it('is told at once, signed with each of its secrets, what it subscribes to', async () => {
    ticket = await business.complain({ product: 'Hanbit Tilt 80' });
    expect(types(ticket)).toEqual(expect.arrayContaining(['ticket.opened', 'clock.started']));
    const opened = told(ticket).find(({ type }) => type === 'ticket.opened')!;
    expect(opened).toMatchObject({
      id: `${ticket}-1-crm`,
      signedWith: [0, 1],
      data: { payloadVersion: 1, sequence: 1, actor: 'shop', product: 'Hanbit Tilt 80', ticket: { priority: 'high' } },
    });
    expect(Math.abs(minutesBetween(opened.sentAt, await business.now()))).toBeLessThan(1);
  });

  it('is told that a promise was broken when it is, and not of the rungs it did not ask for', async () => {
    await business.until('2026-06-02 09:10');
    const [breached, ...more] = told(ticket).filter(({ type }) => type === 'clock.breached');
    expect(more).toEqual([]);
    expect(breached!.data).toMatchObject({ clock: 'first-response', ticket: { status: 'new' } });
    expect(types(ticket)).not.toContain('rung.fired');
  });

  it('is never told what people write, who they are or where they live', async () => {
    await business.does('mina', `POST /tickets/${ticket}/replies`, { text: 'Dear Ms Kim, a very private word.' });
    await business.does('mina', `POST /tickets/${ticket}/notes`, { text: 'She sounded angry.' });
    expect(types(ticket)).toEqual(expect.arrayContaining(['ticket.replied', 'ticket.noted', 'clock.met']));
    expect(JSON.stringify(crm.received)).not.toMatch(/김서연|seoyeon@|private|angry|scratched|noticed/);
  });

  it('is told each thing once, though the stream brings it again', async () => {
    const before = crm.received.length;
    for (const event of await business.table.history('ticket', ticket)) {
      await business.redeliver({ kind: 'event', ...event });
    }
    await business.pass('PT10M');
    expect(crm.received).toHaveLength(before);
    expect(new Set(crm.received.map(({ id }) => id)).size).toBe(before);
    expect(await messages('WebhookQueueUrl')).toBe(0);
  });

  it('is listed with what it listens to, beside the one that cannot be used, and no secret is shown', async () => {
    const answer = await business.does('mina', 'GET /webhook-endpoints');
    const host = expect.stringMatching(/^127\.0\.0\.1:/);
    expect(answer.items).toMatchObject([
      { endpointId: 'crm', host, events: ['ticket.*', 'clock.*'], enabled: true, problems: [] },
      { endpointId: 'broken', host: null, enabled: false },
    ]);
    expect(answer.items[1].problems.map((problem: any) => problem.field)).toEqual(['/url', '/secrets', '/events']);
    expect(JSON.stringify(answer)).not.toContain('whsec_');
    expect((await business.as('jiwoo', 'GET /webhook-endpoints')).status).toBe(403);
  });

  it('can be sent a test', async () => {
    const { deliveryId } = await business.does('mina', 'POST /webhook-endpoints/crm/test');
    expect(crm.received.at(-1)).toMatchObject({ id: deliveryId, type: 'webhook.test', signedWith: [0, 1] });
    expect(await business.does('mina', `GET /webhook-deliveries/${deliveryId}`)).toMatchObject({ state: 'delivered' });
  });
});

describe('an endpoint that is down', () => {
  let ticket: string;
  let attempts: () => Receiver['received'];
  let id: string;

  it('is tried again after longer and longer waits, always with the same id and a fresh signature', async () => {
    await enterEndpoints({ crm: crm.entry(['ticket.opened']) });
    crm.answer = { status: 503 };
    ticket = await business.complain();
    id = `${ticket}-1-crm`;
    attempts = () => crm.received.filter((one) => one.id === id);
    await business.pass('PT12H');
    const waits = attempts().map(({ sentAt }, index, all) => minutesBetween(all[index - 1]?.sentAt ?? sentAt, sentAt));
    const nominal = [0, 5 / 60, 1, 5, 30, 120, 300];
    expect(waits).toHaveLength(nominal.length);
    for (const [index, wait] of waits.entries()) {
      expect(Math.abs(wait - nominal[index]!)).toBeLessThanOrEqual(nominal[index]! * 0.1 + 0.1);
    }
    expect(attempts().every(({ signedWith }) => signedWith.length === 2)).toBe(true);
    expect(await business.does('mina', `GET /webhook-deliveries/${id}`)).toMatchObject({
      state: 'pending',
      attempts: 7,
      answer: 503,
      reason: 'http-503',
    });
  });

  it('is left alone after nine attempts within a day, and the webhook is put aside', async () => {
    await business.pass('PT16H');
    expect(attempts()).toHaveLength(9);
    expect(await deliveries('failed')).toMatchObject([{ deliveryId: id, ticketId: ticket, attempts: 9 }]);
    expect(await messages('WebhookDeadLettersUrl')).toBe(1);
    await business.pass('P2D');
    expect(attempts()).toHaveLength(9);
  });

  it('gets it when somebody replays it, which is asked for by those who answer for it only', async () => {
    crm.answer = { status: 200 };
    expect((await business.as('jiwoo', `POST /webhook-deliveries/${id}/replay`)).status).toBe(403);
    await business.does('mina', `POST /webhook-deliveries/${id}/replay`);
    expect(attempts()).toHaveLength(10);
    expect(attempts().at(-1)).toMatchObject({ id, type: 'ticket.opened', signedWith: [0, 1] });
    expect(await deliveries('failed')).toEqual([]);
  });

  it('does not get it again when the dead letter is redriven after that', async () => {
    await redrive();
    expect(attempts()).toHaveLength(10);
    expect(await messages('WebhookDeadLettersUrl')).toBe(0);
    expect(await messages('WebhookQueueUrl')).toBe(0);
  });

  it('gets what is redriven, from the first attempt on', async () => {
    crm.answer = { status: 500 };
    const second = await business.complain();
    await business.pass('P2D');
    expect(await messages('WebhookDeadLettersUrl')).toBe(1);
    crm.answer = { status: 204 };
    await redrive();
    expect(told(second)).toHaveLength(10);
    expect(await business.does('mina', `GET /webhook-deliveries/${second}-1-crm`)).toMatchObject({
      state: 'delivered',
      attempts: 1,
    });
  });
});

describe('an endpoint that answers otherwise', () => {
  it('is not asked again when it says that it is gone', async () => {
    crm.answer = { status: 410 };
    const ticket = await business.complain();
    await business.pass('PT3H');
    expect(told(ticket)).toHaveLength(1);
    expect(await deliveries('gone')).toMatchObject([{ ticketId: ticket, answer: 410 }]);
    expect(await messages('WebhookDeadLettersUrl')).toBe(0);
  });

  it('does not lead us elsewhere', async () => {
    const elsewhere = new Receiver();
    await elsewhere.open();
    crm.answer = { status: 307, headers: { location: elsewhere.entry([]).url } };
    const ticket = await business.complain();
    expect(elsewhere.received).toEqual([]);
    expect(told(ticket)).toHaveLength(1);
    crm.answer = { status: 204 };
    await business.pass('PT1M');
    expect(told(ticket)).toHaveLength(2);
    await elsewhere.close();
  });
});

describe('endpoints that cannot be read', () => {
  it('are told everything when their secret has been mended, and no ticket waits for that', async () => {
    await enterEndpoints('{ not JSON');
    expect((await business.as('mina', 'GET /webhook-endpoints')).status).toBe(503);
    const ticket = await business.complain();
    expect(await business.executions(ticket)).toMatchObject([{ status: 'RUNNING' }]);
    await business.pass('PT5M');
    expect(told(ticket)).toEqual([]);
    await enterEndpoints({ crm: crm.entry(['ticket.opened']) });
    await business.pass('PT5M');
    expect(types(ticket)).toEqual(['ticket.opened']);
  });

  it('are forgotten when they are taken out, without a dead letter', async () => {
    crm.answer = { status: 500 };
    const ticket = await business.complain();
    await enterEndpoints({ crm: { ...crm.entry(['ticket.opened']), enabled: false } });
    await business.pass('PT1H');
    const rows = await business.table.rows<Delivery>('delivery');
    expect(rows.find(({ event }) => event?.entityId === ticket)).toMatchObject({
      state: 'failed',
      reason: 'endpoint-disabled',
    });
    expect(await messages('WebhookDeadLettersUrl')).toBe(0);
  });
});
