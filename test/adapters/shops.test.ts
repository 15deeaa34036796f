import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { ShopAdapter } from '../../adapters/shops/shop.ts';
import { shopify } from '../../adapters/shops/shopify.ts';
import { standard } from '../../adapters/shops/standard.ts';
import { isWooCommercePing, woocommerce } from '../../adapters/shops/woocommerce.ts';
import type { Order } from '../../domain/order/order.ts';

const recorded = (name: string) => JSON.parse(readFileSync(`test/fixtures/webhooks/${name}.json`, 'utf8'));
const shop = { shopId: 'shop', locale: 'zh' as const };

function orderOf(adapter: ShopAdapter, topic: string, body: unknown): Order {
  const message = adapter.read(topic, body, shop);
  if (!message.ok || message.value.kind !== 'order') throw new Error(JSON.stringify(message));
  return message.value.order;
}

describe('Shopify orders', () => {
  const fulfilled = recorded('shopify-orders-fulfilled');
  const order = (more: object, topic = 'orders/updated') => orderOf(shopify, topic, { ...fulfilled, ...more });
  const parcel = (created_at: string, status = 'success') => ({ created_at, status });

  test('are delivered with their last parcel, once all of the order is fulfilled', () => {
    const fulfillments = [parcel('2026-05-04T10:00:00+09:00'), parcel('2026-05-03T10:00:00+09:00')];
    expect(order({ fulfillments }).deliveredAt).toBe('2026-05-04T01:00:00.000Z');
    expect(order({ fulfillments, fulfillment_status: 'partial' }).deliveredAt).toBeNull();
    expect(order({ fulfillments, fulfillment_status: null }).deliveredAt).toBeNull();
  });

  test('do not count a parcel that was cancelled', () => {
    const fulfillments = [parcel('2026-05-03T10:00:00+09:00'), parcel('2026-05-04T10:00:00+09:00', 'cancelled')];
    expect(order({ fulfillments }).deliveredAt).toBe('2026-05-03T01:00:00.000Z');
  });

  test('without parcels were fulfilled when they last changed', () => {
    expect(order({ fulfillments: [] }, 'orders/fulfilled').deliveredAt).toBe('2026-05-04T05:20:02.000Z');
  });

  test('are cancelled at the instant told', () => {
    expect(order({ cancelled_at: '2026-05-05T00:00:00Z' }).cancelledAt).toBe('2026-05-05T00:00:00.000Z');
  });

  test.each([
    ['ko-KR', 'ko-KR', '김서연'],
    ['en-GB', 'en-GB', '김서연'],
    ['fr', 'fr', '김서연'],
    ['zh_tw', 'zh-TW', '김서연'],
    ['not a tag', 'zh', '김서연'],
    [null, 'zh', '김서연'],
  ])('of a customer who reads %s are answered in %s', (customer_locale, locale, name) => {
    expect(order({ customer_locale }).customer).toMatchObject({ locale, name });
  });

  test.each([
    [{ email: 'not an address', customer: null }, null],
    [{ email: '', customer: { email: 'a@example.com' } }, 'a@example.com'],
    [{ email: null, customer: null }, null],
  ])('%j: only an address one can write to counts', (more, email) => {
    expect(order(more).customer?.email ?? null).toBe(email);
  });
});

describe('Shopify returns', () => {
  const request = recorded('shopify-returns-request');
  const complaint = (lines: object[], more = {}) => {
    const message = shopify.read('returns/request', { ...request, return_line_items: lines, ...more }, shop);
    if (!message.ok || message.value.kind !== 'complaint') throw new Error(JSON.stringify(message));
    return message.value.complaint;
  };

  test.each([
    ['defective', { group: 'product', reason: 'defect' }],
    ['WRONG_ITEM', { group: 'logistics', reason: 'wrong' }],
    ['unwanted', { group: 'buyer', reason: 'changed mind' }],
    ['other', null],
    ['constructor', null],
    [null, null],
  ])('because of %s', (return_reason, cause) => {
    expect(complaint([{ return_reason }])).toMatchObject({ cause, orderId: '5820741091420' });
  });

  test('have what customer and shop wrote as text, or the reason where nobody wrote', () => {
    const lines = [{ customer_note: 'It is scratched.' }, { return_reason_note: 'Seen on the photo.' }];
    expect(complaint(lines).text).toBe('It is scratched.\nSeen on the photo.');
    expect(complaint([{ return_reason: 'defective' }]).text).toBe('申请退货：缺陷');
    expect(complaint([]).text).toBe('申请退货：未说明原因');
  });

  test('without a name are called by their number', () => {
    expect(complaint([], { name: null }).subject).toBe('退货 3041827164');
  });

  test('have a subject of one line', () => {
    expect(complaint([], { name: '#1001\r\nBcc: all' }).subject).toBe('退货 #1001 Bcc: all');
  });
});

describe('WooCommerce orders', () => {
  const completed = recorded('woocommerce-order-updated');
  const order = (more: object) => orderOf(woocommerce, 'order.updated', { ...completed, ...more });

  test.each([
    ['completed', '2026-05-05T07:30:10.000Z', null],
    ['processing', null, null],
    ['cancelled', null, '2026-05-05T07:30:12.000Z'],
    ['refunded', null, '2026-05-05T07:30:12.000Z'],
  ])('%s', (status, deliveredAt, cancelledAt) => {
    expect(order({ status })).toMatchObject({ deliveredAt, cancelledAt });
  });

  test.each(['0000-00-00T00:00:00', null, undefined])('take a time of %s for one that is not said', (unsaid) => {
    expect(order({ date_completed_gmt: unsaid })).toMatchObject({ deliveredAt: '2026-05-05T07:30:12.000Z' });
    const created = { date_created_gmt: '2026-05-01T00:00:00', date_modified_gmt: unsaid };
    expect(order(created)).toMatchObject({ updatedAt: '2026-05-01T00:00:00.000Z' });
    const undated = { ...completed, date_created_gmt: unsaid, date_modified_gmt: unsaid };
    const shop = { shopId: 'jeju', locale: 'en' } as const;
    expect(woocommerce.read('order.updated', undated, shop)).toMatchObject({
      ok: false,
      error: { type: 'malformed-webhook', field: '/date_modified_gmt', expected: 'a UTC date and time' },
    });
  });

  test.each(['2026-02-30T00:00:00', '2026-05-05T99:99:99', '9999-12-31T00:00:00', '2026-05-05T07:30:10Z', 'soon'])(
    'that say %s for a time are refused',
    (text) => {
      for (const field of ['date_created_gmt', 'date_modified_gmt', 'date_completed_gmt']) {
        const read = woocommerce.read(
          'order.updated',
          { ...completed, [field]: text },
          { shopId: 'jeju', locale: 'en' },
        );
        expect(read).toMatchObject({ ok: false, error: { type: 'malformed-webhook', field: `/${field}` } });
      }
    },
  );

  test('go to the billing address where there is no other', () => {
    const shipping = { country: '', state: '' };
    expect(order({ shipping })).toMatchObject({ country: 'KR', province: 'Jeju' });
  });

  test.each([
    ['kr', 'KR'],
    ['Korea', null],
    ['constructor', null],
  ])('to %s go to the country %s', (country, code) => {
    expect(order({ shipping: { country, state: '' } }).country).toBe(code);
  });

  test('write a Latin name with the first name first', () => {
    const billing = { ...completed.billing, first_name: 'Wei', last_name: 'Wang' };
    expect(order({ billing }).customer?.name).toBe('Wei Wang');
  });

  test.each([
    ['webhook_id=12', true],
    ['webhook_id=12&x=1', false],
    ['{"webhook_id":12}', false],
    ['', false],
  ])('%j announces a webhook: %s', (body, ping) => {
    expect(isWooCommercePing(Buffer.from(body))).toBe(ping);
  });
});

describe('Standard Webhooks', () => {
  test('complaints have a subject of one line', () => {
    const body = recorded('standard-complaint-created');
    const data = { ...body.data, subject: 'Draught\r\nat the  frame\n' };
    expect(standard.read('complaint.created', { ...body, data }, shop)).toMatchObject({
      value: { complaint: { subject: 'Draught at the frame' } },
    });
  });

  test('an order is delivered or cancelled when the message says so, at its own time if it has no other', () => {
    const body = recorded('standard-order-delivered');
    body.data.deliveredAt = undefined;
    expect(orderOf(standard, 'order.delivered', body).deliveredAt).toBe('2026-05-06T05:45:00.000Z');
    expect(orderOf(standard, 'order.updated', body).deliveredAt).toBeNull();
    expect(orderOf(standard, 'order.cancelled', body).cancelledAt).toBe('2026-05-06T05:45:00.000Z');
  });

  test.each([
    ['/data/customer/email', (body: any) => Object.assign(body.data.customer, { email: 'nobody' })],
    ['/data/orderId', (body: any) => Object.assign(body.data, { orderId: 'A#1' })],
    ['/data/lines', (body: any) => Object.assign(body.data, { lines: [] })],
    ['/timestamp', (body: any) => Object.assign(body, { timestamp: '2026-05-06' })],
  ])('%s is checked', (field, spoil) => {
    const body = recorded('standard-order-delivered');
    spoil(body);
    expect(standard.read('order.delivered', body, shop)).toMatchObject({
      ok: false,
      error: { type: 'malformed-webhook', field },
    });
  });
});

describe('where an order goes', () => {
  const long = `Seoul\u202e\n${'x'.repeat(400)}`;
  const shopifyBody = recorded('shopify-orders-fulfilled');
  const wooBody = recorded('woocommerce-order-updated');
  const standardBody = recorded('standard-order-delivered');
  test.each([
    [
      'Shopify',
      shopify,
      'orders/updated',
      { ...shopifyBody, shipping_address: { country_code: 'KR', province: long } },
    ],
    ['WooCommerce', woocommerce, 'order.updated', { ...wooBody, shipping: { country: 'KR', state: long } }],
    ['Standard', standard, 'order.updated', { ...standardBody, data: { ...standardBody.data, province: long } }],
  ] as const)('is one line, and not a long one: %s', (_, adapter, topic, body) => {
    expect(orderOf(adapter, topic, body).province).toMatch(/^Seoul x{1,99}…?$/);
  });
});

describe('ids of deliveries', () => {
  const rawBody = Buffer.from('{}');
  test.each([
    ['as claimed', 'b54557e4', 'b54557e4'],
    ['too long for a key', 'x'.repeat(129), expect.stringMatching(/^[\w-]{43}$/)],
    ['not visible', 'a b', expect.stringMatching(/^[\w-]{43}$/)],
    ['missing', undefined, expect.stringMatching(/^[\w-]{43}$/)],
  ])('%s', (_, claimed, id) => {
    expect(shopify.deliveryIdOf({ headers: { 'x-shopify-webhook-id': claimed }, rawBody })).toEqual(id);
    expect(standard.deliveryIdOf({ headers: { 'webhook-id': claimed }, rawBody })).toEqual(id);
  });
});

test('the signature of the Standard Webhooks specification is recognized', () => {
  const rawBody = Buffer.from('{"test": 2432232314}');
  const headers = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  };
  const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'];
  const now = Temporal.Instant.fromEpochMilliseconds(1_614_265_330_000);
  const shop = { kind: 'standard' as const, secrets, locale: 'en' as const };
  expect(standard.isAuthentic({ headers, rawBody }, shop, now)).toBe(true);
  expect(standard.isAuthentic({ headers, rawBody: Buffer.from('{"test": 2432232315}') }, shop, now)).toBe(false);
});
