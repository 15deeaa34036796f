import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, setNow, sign, startWebhook, type WebhookTestbed } from './http-testbed.ts';

const shops = {
  hanbit: { kind: 'shopify', secrets: ['shopify-secret'], locale: 'en' },
  jeju: { kind: 'woocommerce', secrets: ['woo-secret-1'], locale: 'zh' },
  direct: {
    kind: 'standard',
    secrets: [`whsec_${Buffer.from('a key of 24 bytes or so!').toString('base64')}`],
    locale: 'en',
  },
};
const directSecret = shops.direct.secrets[0]!;

const recorded = (name: string) => readFileSync(`test/fixtures/webhooks/${name}.json`, 'utf8');
const now = '2026-05-12T01:12:30.000Z';

let bed: WebhookTestbed;
beforeAll(async () => {
  bed = await startWebhook();
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  vi.useRealTimers();
  await bed.database.clear();
  await bed.setShops(shops);
  hour += 1;
  setNow(at(0));
});

let hour = 0;
/** Each test has an hour of its own: what an earlier one knows of the shops is old by then. */
const at = (seconds: number) => new Date(Date.parse(now) + hour * 3_600_000 + seconds * 1000).toISOString();

function shopify(topic: string, body: string | Buffer, extra: { id?: string; secret?: string; base64?: boolean } = {}) {
  const { id = 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043', secret = 'shopify-secret', base64 = false } = extra;
  return call(bed.handler, {
    path: '/webhooks/hanbit',
    pathParameters: { shopId: 'hanbit' },
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': id,
      'x-shopify-hmac-sha256': sign.base64(secret, body),
    },
    body,
    base64,
  });
}

function woocommerce(topic: string, body: string, deliveryId: string) {
  return call(bed.handler, {
    path: '/webhooks/jeju',
    pathParameters: { shopId: 'jeju' },
    headers: {
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-delivery-id': deliveryId,
      'x-wc-webhook-signature': sign.base64('woo-secret-1', body),
    },
    body,
  });
}

function standard(body: string, extra: { id?: string; timestamp?: number; signature?: string } = {}) {
  const { id = 'msg_1', timestamp = Math.floor(Date.now() / 1000) } = extra;
  return call(bed.handler, {
    path: '/webhooks/direct',
    pathParameters: { shopId: 'direct' },
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': extra.signature ?? sign.standard(directSecret, id, timestamp, body),
    },
    body,
  });
}

const ofKind = async (kind: string) => (await bed.database.rows()).filter((row) => row.kind === kind);

describe('recorded deliveries', () => {
  test('Shopify tells of a fulfilled order', async () => {
    const reply = await shopify('orders/fulfilled', recorded('shopify-orders-fulfilled'));
    expect(reply).toMatchObject({ status: 200, body: { outcome: 'order-kept', orderId: '5820741091420' } });
    expect(await ofKind('order')).toMatchObject([
      {
        pk: 'ORDER#hanbit#5820741091420',
        number: '#1001',
        customer: { name: '김서연', email: 'seoyeon.kim@example.com', locale: 'ko-KR' },
        country: 'KR',
        deliveredAt: '2026-05-04T05:20:00.000Z',
        lines: [
          { product: '폴딩 도어 방충망 세트', quantity: 1 },
          { product: '창호 방풍 실링 키트', quantity: 2 },
        ],
      },
    ]);
  });

  test('WooCommerce tells of a completed order in its own time zone and language', async () => {
    const reply = await woocommerce('order.updated', recorded('woocommerce-order-updated'), '1');
    expect(reply.status).toBe(200);
    expect(await ofKind('order')).toMatchObject([
      {
        orderId: '727',
        customer: { name: '王伟', locale: 'zh' },
        country: 'KR',
        province: 'Jeju',
        deliveredAt: '2026-05-05T07:30:10.000Z',
      },
    ]);
  });

  test('a delivery by Standard Webhooks', async () => {
    expect((await standard(recorded('standard-order-delivered'))).status).toBe(200);
    expect(await ofKind('order')).toMatchObject([{ orderId: 'A-20417', deliveredAt: '2026-05-06T05:40:00.000Z' }]);
  });

  test('a complaint about an order comes from the region it was delivered to', async () => {
    await standard(recorded('standard-order-delivered'), { id: 'msg_order' });
    await standard(recorded('standard-complaint-created'), { id: 'msg_complaint' });
    expect(await ofKind('ticket')).toMatchObject([{ orderId: 'A-20417', region: 'KR-Busan' }]);
  });

  test('a complaint opens a ticket with its clocks and history in the same transaction as the receipt', async () => {
    const reply = await standard(recorded('standard-complaint-created'));
    expect(reply).toMatchObject({ status: 200, body: { outcome: 'ticket-opened' } });
    expect(reply.body.ticketId).toMatch(/^T[0-9A-HJKMNP-TV-Z]{11}$/);
    expect(await ofKind('ticket')).toMatchObject([
      {
        ticketId: reply.body.ticketId,
        status: 'new',
        requestType: 'complaint',
        shopId: 'direct',
        orderId: 'A-20417',
        cause: { group: 'product', reason: 'quality' },
        openedAt: at(0),
        execution: `${reply.body.ticketId}-1`,
      },
    ]);
    expect((await ofKind('event')).map((row: any) => row.data.type)).toEqual(['ticket.opened', 'ticket.assigned']);
  });

  test('Shopify asks for a return: a complaint, its customer to be found through the order', async () => {
    const reply = await shopify('returns/request', recorded('shopify-returns-request'));
    expect(reply.body.outcome).toBe('ticket-opened');
    expect(await ofKind('ticket')).toMatchObject([
      {
        requestType: 'complaint',
        orderId: '5820741091420',
        customer: null,
        cause: { group: 'product', reason: 'defect' },
        subject: 'Return #1001-R1',
        text: expect.stringContaining('방충망 롤러가'),
      },
    ]);
  });

  test.each([
    ['logistics', 'damaged', 'logistics', { group: 'logistics', reason: 'damaged' }],
    ['logistics', 'stolen', 'logistics', null],
    ['product', 'it sings', 'complaint', null],
  ])('a complaint about %s (%s) becomes a %s', async (group, reason, requestType, cause) => {
    const complaint = JSON.parse(recorded('standard-complaint-created'));
    complaint.data.cause = { group, reason };
    expect((await standard(JSON.stringify(complaint))).status).toBe(200);
    expect(await ofKind('ticket')).toMatchObject([{ requestType, cause }]);
  });

  test.each(['customers/data_request', 'customers/redact', 'shop/redact'])('%s is kept for good', async (topic) => {
    const body = recorded('shopify-customers-redact');
    expect(await shopify(topic, body)).toMatchObject({ status: 200, body: { outcome: 'privacy-request-recorded' } });
    const [receipt] = await ofKind('webhook');
    expect(receipt).toMatchObject({ topic, payload: body });
    expect(receipt).not.toHaveProperty('expiresAt');
  });

  test('a topic we do not act on is acknowledged and recorded for 30 days', async () => {
    const body = '{"id":12345678901234567890,"deep":[[[1e400]]]}';
    expect(await shopify('carts/update', body)).toMatchObject({ status: 200, body: { outcome: 'recorded' } });
    expect(await bed.database.rows()).toMatchObject([
      { kind: 'webhook', payload: body, expiresAt: Math.floor(Date.parse(at(0)) / 1000) + 30 * 86_400 },
    ]);
  });

  test('a large topic we do not act on is recorded without its body', async () => {
    const body = JSON.stringify({ notes: 'x'.repeat(900_000) });
    expect((await shopify('products/update', body)).status).toBe(200);
    const [receipt] = await ofKind('webhook');
    expect(receipt).not.toHaveProperty('payload');
  });
});

describe('repetitions', () => {
  test('are answered the same and stored once', async () => {
    const first = await standard(recorded('standard-complaint-created'));
    const again = await standard(recorded('standard-complaint-created'), {
      timestamp: Math.floor(Date.now() / 1000) + 60,
    });
    expect(again).toMatchObject({ status: first.status, body: first.body });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await ofKind('ticket')).toHaveLength(1);
    expect(await ofKind('webhook')).toHaveLength(1);
  });

  test('that arrive at the same time open one ticket, and all learn which', async () => {
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => standard(recorded('standard-complaint-created'))),
    );
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.ticketId}`)).size).toBe(1);
    expect(await ofKind('ticket')).toHaveLength(1);
  });

  test('of WooCommerce are told by their content as well: delivery ids can collide', async () => {
    const order = JSON.parse(recorded('woocommerce-order-updated'));
    const other = JSON.stringify({ ...order, id: 728, number: '728' });
    await woocommerce('order.updated', JSON.stringify(order), 'same');
    expect((await woocommerce('order.updated', other, 'same')).body.orderId).toBe('728');
    expect(await ofKind('order')).toHaveLength(2);
  });
});

describe('signatures', () => {
  const body = recorded('shopify-orders-create');

  test('a body handed over in base64 is verified by its bytes', async () => {
    expect((await shopify('orders/create', body, { base64: true })).status).toBe(200);
  });

  test('a forged one, none at all and an unknown shop are refused alike, and leave nothing behind', async () => {
    const forged = await shopify('orders/create', body, { secret: 'not-the-secret' });
    const bare = await call(bed.handler, { path: '/', pathParameters: { shopId: 'hanbit' }, body });
    const unknown = await call(bed.handler, { path: '/', pathParameters: { shopId: 'nobody' }, body });
    const inherited = await call(bed.handler, { path: '/', pathParameters: { shopId: 'constructor' }, body });
    for (const reply of [forged, bare, unknown, inherited]) {
      expect(reply.status).toBe(401);
      expect(reply.headers['content-type']).toBe('application/problem+json');
      expect(reply.body).toEqual(forged.body);
    }
    expect(await bed.database.rows()).toEqual([]);
  });

  test('rotation: both secrets count, and a new one at once', async () => {
    expect((await shopify('orders/create', body)).status).toBe(200);
    await bed.setShops({ ...shops, hanbit: { ...shops.hanbit, secrets: ['another-secret', 'shopify-secret'] } });
    setNow(at(6));
    expect((await shopify('orders/create', body, { id: '2', secret: 'another-secret' })).status).toBe(200);
    expect((await shopify('orders/create', body, { id: '3', secret: 'shopify-secret' })).status).toBe(200);
  });

  test('a retired secret is refused after a minute at the latest', async () => {
    expect((await shopify('orders/create', body)).status).toBe(200);
    await bed.setShops({ ...shops, hanbit: { ...shops.hanbit, secrets: ['another-secret'] } });
    setNow(at(61));
    expect((await shopify('orders/create', body, { id: '2' })).status).toBe(401);
  });

  test('forgeries make the shops be read again every five seconds at most', async () => {
    await shopify('orders/create', body, { secret: 'not-the-secret' });
    await bed.setShops({ ...shops, hanbit: { ...shops.hanbit, secrets: ['another-secret'] } });
    setNow(at(4));
    expect((await shopify('orders/create', body, { id: '2', secret: 'another-secret' })).status).toBe(401);
    setNow(at(5));
    expect((await shopify('orders/create', body, { id: '2', secret: 'another-secret' })).status).toBe(200);
  });

  test.each([
    [-300, 200],
    [300, 200],
    [-301, 401],
    [301, 401],
  ])('Standard Webhooks: a time stamp %i s from now is answered %i', async (offset, status) => {
    const timestamp = Math.floor(Date.now() / 1000) + offset;
    expect((await standard(recorded('standard-order-delivered'), { timestamp })).status).toBe(status);
  });

  test('Standard Webhooks: one of several signatures is enough', async () => {
    const text = recorded('standard-order-delivered');
    const timestamp = Math.floor(Date.now() / 1000);
    const right = sign.standard(directSecret, 'msg_1', timestamp, text);
    const signature = `v1a,asymmetric v1,${Buffer.alloc(32).toString('base64')} ${right}`;
    expect((await standard(text, { timestamp, signature })).status).toBe(200);
  });

  test('a shop entered wrongly is told to send again and named to the operator; the others work', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const wrong = { ...shops.direct, secrets: ['whsec_dG9vc2hvcnQ='] };
    await bed.setShops({ ...shops, direct: wrong, 'Secret-typed-here': shops.jeju });
    expect((await shopify('orders/create', body)).status).toBe(200);
    expect((await standard(recorded('standard-order-delivered'))).status).toBe(500);
    const lines = logged.mock.calls.flat().join('\n');
    expect(lines).toContain('"shop cannot be used","shopId":"direct","detail":"/secrets: expected whsec_ and at least');
    expect(lines).toContain('(unusable id)');
    expect(lines).not.toMatch(/dG9vc2hvcnQ|typed-here/);
    logged.mockRestore();
    await bed.setShops(shops);
    setNow(at(5));
    expect((await standard(recorded('standard-order-delivered'))).status).toBe(200);
  });

  test("WooCommerce's unsigned announcement of a webhook is acknowledged", async () => {
    const reply = await call(bed.handler, {
      path: '/webhooks/jeju',
      pathParameters: { shopId: 'jeju' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'webhook_id=12',
      base64: true,
    });
    expect(reply.status).toBe(200);
    expect(await bed.database.rows()).toEqual([]);
  });
});

describe('refusals', () => {
  test('what is not JSON', async () => {
    const reply = await shopify('orders/create', '{"id":');
    expect(reply).toMatchObject({ status: 400, body: { type: '/reference#problem-malformed-json', status: 400 } });
  });

  test('bytes that are not UTF-8', async () => {
    expect((await shopify('orders/create', Buffer.from([0x22, 0xff, 0x22]), { base64: true })).status).toBe(400);
  });

  test('what is not shaped as documented names the field and what is expected', async () => {
    const order = JSON.parse(recorded('shopify-orders-create'));
    order.line_items[1].quantity = 'two';
    order.updated_at = '2026-05-04';
    const reply = await shopify('orders/create', JSON.stringify(order));
    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(reply.body.errors).toMatchObject([
      { field: '/updated_at', expected: expect.stringContaining('ISO 8601') },
      { field: '/line_items/1/quantity', expected: 'a number' },
    ]);
    expect(reply.body).toMatchObject({ field: '/updated_at', type: '/reference#problem-malformed-webhook' });
    expect(await bed.database.rows()).toEqual([]);
  });

  test.each([
    [1024 * 1024, 200],
    [1024 * 1024 + 1, 413],
  ])('a body of %i bytes is answered %i', async (bytes, status) => {
    const body = `"${'x'.repeat(bytes - 2)}"`;
    expect((await shopify('carts/update', body)).status).toBe(status);
  });

  test('an order that does not fit a row', async () => {
    const order = JSON.parse(recorded('shopify-orders-create'));
    order.line_items = Array.from({ length: 900 }, (_, id) => ({ id, title: 'x'.repeat(900), quantity: 1 }));
    expect((await shopify('orders/create', JSON.stringify(order))).status).toBe(413);
  });

  test('a fault of ours is a 500 that tells nothing of its cause', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    await bed.setRawShops('["no shops"]');
    setNow(at(61));
    const reply = await shopify('orders/create', recorded('shopify-orders-create'));
    expect(reply).toMatchObject({ status: 500, body: { type: '/reference#problem-internal-error' } });
    expect(logged.mock.calls.flat().join()).toContain('request-1');
    expect(logged.mock.calls.flat().join()).not.toContain('example.com');
    logged.mockRestore();
  });
});
