import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { signStandardWebhook } from '../standard-webhook.ts';
import { asText, hostileValue, mutated } from './hostile.ts';
import type { Random } from './random.ts';
import type { Request } from './requests.ts';

const secrets = {
  shopify: 'a secret of shopify',
  woocommerce: 'a secret of woocommerce',
  standard: `whsec_${Buffer.from('a key of 24 bytes or so!').toString('base64')}`,
};

/** Three shops, one of each kind, as the operator enters them. */
export const shops = {
  hanbit: { kind: 'shopify', secrets: [secrets.shopify], locale: 'ko' },
  lumen: { kind: 'woocommerce', secrets: [secrets.woocommerce], locale: 'zh' },
  northwind: { kind: 'standard', secrets: [secrets.standard], locale: 'en' },
};

const fixtures = path.resolve(import.meta.dirname, '../../test/fixtures/webhooks');
const recorded = (name: string): any => JSON.parse(readFileSync(path.join(fixtures, `${name}.json`), 'utf8'));

const shopifyOrders = ['orders/create', 'orders/updated', 'orders/paid', 'orders/fulfilled', 'orders/cancelled'];
const recordings = [
  ...shopifyOrders.map((topic) => ['hanbit', topic, recorded('shopify-orders-fulfilled')] as const),
  ['hanbit', 'returns/request', recorded('shopify-returns-request')],
  ['hanbit', 'customers/redact', recorded('shopify-customers-redact')],
  ['lumen', 'order.created', recorded('woocommerce-order-updated')],
  ['lumen', 'order.updated', recorded('woocommerce-order-updated')],
  ['northwind', 'order.delivered', recorded('standard-order-delivered')],
  ['northwind', 'order.updated', recorded('standard-order-delivered')],
  ['northwind', 'order.cancelled', recorded('standard-order-delivered')],
  ['northwind', 'complaint.created', recorded('standard-complaint-created')],
] as const;

/** A delivery of a shop, signed: as it was recorded, of another order, or with something else in some of its places. */
export function deliveryAt(now: Date, random: Random): Request {
  const [shopId, topic, recording] = random.pick(recordings);
  const body = structuredClone(recording);
  if (shopId === 'northwind') Object.assign(body, { type: topic, timestamp: now.toISOString() });
  renumber(body, String(1000 + random.below(300)));
  const said = asText(random, random.chance(0.65) ? mutated(random, body) : body);
  const headers = { 'content-type': 'application/json', ...signed(shopId, topic, said, now, random) };
  if (random.chance(0.03)) Object.assign(headers, forgedHeader(random));
  return {
    operationId: 'receiveWebhook',
    method: 'POST',
    url: `/webhooks/${shopId}`,
    headers,
    body: said,
    caller: null,
  };
}

function renumber(body: any, id: string): void {
  if (typeof body.data === 'object') body.data.orderId = id;
  else if (body.order) body.order.id = Number(id);
  else body.id = Number(id);
}

function signed(shopId: string, topic: string, body: Buffer, now: Date, random: Random): Record<string, string> {
  const hmac = (secret: string) => createHmac('sha256', secret).update(body).digest('base64');
  const id = randomBytes(12).toString('hex');
  switch (shopId) {
    case 'hanbit':
      return { 'x-shopify-topic': topic, 'x-shopify-webhook-id': id, 'x-shopify-hmac-sha256': hmac(secrets.shopify) };
    case 'lumen':
      return {
        'x-wc-webhook-topic': topic,
        'x-wc-webhook-delivery-id': random.chance(0.05)
          ? String(hostileValue(random)).replaceAll(/[^\x20-\x7e]/g, '')
          : id,
        'x-wc-webhook-signature': hmac(secrets.woocommerce),
      };
    default:
      // What is signed are the bytes as they are: as text only where they are one.
      return body.equals(Buffer.from(body.toString()))
        ? signStandardWebhook(body.toString(), secrets.standard, now)
        : {};
  }
}

function forgedHeader(random: Random): Record<string, string> {
  const name = random.pick([
    'x-shopify-hmac-sha256',
    'x-wc-webhook-signature',
    'webhook-signature',
    'webhook-timestamp',
  ]);
  return { [name]: random.pick(['', 'AAAA', '====', 'v1,', '9'.repeat(400), '-1', 'NaN']) };
}
