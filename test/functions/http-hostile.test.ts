/** What well-meaning callers never send: it is refused, or told apart, and never answered with a fault of our own. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, setNow, sign, startWebhook, type WebhookTestbed } from './http-testbed.ts';

const secret = `whsec_${Buffer.from('a key of 24 bytes or so!').toString('base64')}`;
const shops = { direct: { kind: 'standard', secrets: [secret], locale: 'en' } };

let bed: WebhookTestbed;
let api: unknown;
beforeAll(async () => {
  bed = await startWebhook();
  ({ handler: api } = await import('../../functions/http/api.ts'));
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  await bed.database.clear();
  await bed.setShops(shops);
  hour += 1;
  setNow(new Date(now()).toISOString());
});

let hour = 0;
/** Each test has an hour of its own: what an earlier one knows of the shops is old by then. */
const now = () => Date.parse('2026-05-12T01:30:00.000Z') + hour * 3_600_000;

const asLead = { sub: 'sub-of-lead', name: 'mina', 'cognito:groups': '[lead]' };

function deliver(body: unknown) {
  const text = JSON.stringify(body);
  const seconds = Math.floor(now() / 1000);
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(seconds),
    'webhook-signature': sign.standard(secret, 'msg_1', seconds, text),
  };
  return call(bed.handler, { path: '/webhooks/direct', pathParameters: { shopId: 'direct' }, headers, body: text });
}

const recorded = (name: string) => JSON.parse(readFileSync(`test/fixtures/webhooks/${name}.json`, 'utf8'));

describe('the staff API', () => {
  it.each(['constructor', '__proto__', 'toString'])('knows no request type %s', async (requestType) => {
    const body = JSON.stringify({ requestType, subject: 's', text: 't' });
    const reply = await call(api, { path: '/tickets', claims: asLead, body });
    expect(reply).toMatchObject({ status: 400, body: { field: '/requestType' } });
  });

  it('makes a subject one line, however it was pasted, and lets a text keep its lines', async () => {
    const open = (subject: string) => {
      const body = JSON.stringify({ requestType: 'question', subject, text: 'Since\nJune.' });
      return call(api, { path: '/tickets', claims: asLead, body });
    };
    expect((await open(' The handle\r\nis\tstiff\u0000 ')).body).toMatchObject({
      subject: 'The handle is stiff',
      text: 'Since\nJune.',
    });
    expect(await open('\r\n')).toMatchObject({ status: 400, body: { field: '/subject' } });
  });

  it('refuses a cursor that lies beyond the end of the list', async () => {
    const cursor = Buffer.from('2027-01-01T00:00:00.000Z#T1').toString('base64url');
    const query = { cursor, dueBefore: '2026-06-01T00:00:00Z' };
    const reply = await call(api, { method: 'GET', path: '/tickets', claims: asLead, query });
    expect(reply).toMatchObject({ status: 400, body: { field: '/query/cursor' } });
  });
});

describe('a webhook', () => {
  const complaint = recorded('standard-complaint-created');
  const order = recorded('standard-order-delivered');

  it.each([
    ['/data/product', { ...complaint.data, product: 'x'.repeat(500_000) }],
    ['/data/customer/name', { ...complaint.data, customer: { ...complaint.data.customer, name: 'x'.repeat(500_000) } }],
  ])('that says more than a row can hold is refused at %s', async (field, data) => {
    expect(await deliver({ ...complaint, data })).toMatchObject({ status: 400, body: { field } });
  });

  it('with two lines of the same id is refused: each is a unit of its own', async () => {
    const [line] = order.data.lines;
    const reply = await deliver({ ...order, data: { ...order.data, lines: [line, { ...line, product: 'Another' }] } });
    expect(reply).toMatchObject({ status: 400, body: { field: '/data/lines/1/lineId' } });
  });
});

describe('the secret of the shops', () => {
  it('is told to no log when it cannot be read', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    await bed.setRawShops('{"direct":{"kind":"standard","secrets":[top-12345678]}}');
    expect(await deliver(recorded('standard-complaint-created'))).toMatchObject({ status: 500 });
    const lines = logged.mock.calls.join('\n');
    logged.mockRestore();
    expect(lines).toContain('request failed');
    expect(lines).not.toContain('top-');
  });

  it.each(['whsec_!!!!!!!!', 'whsec_YQ=='])('with %s, which is hardly a key, is not used', async (weak) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    await bed.setShops({ direct: { ...shops.direct, secrets: [weak] } });
    const text = JSON.stringify(recorded('standard-complaint-created'));
    const seconds = Math.floor(now() / 1000);
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(seconds),
      'webhook-signature': sign.standard(weak, 'msg_1', seconds, text),
    };
    const path = '/webhooks/direct';
    const reply = await call(bed.handler, { path, pathParameters: { shopId: 'direct' }, headers, body: text });
    logged.mockRestore();
    expect(reply.status).not.toBe(200);
  });
});
