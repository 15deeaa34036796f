import type { ProblemType } from './problems.ts';
/** What the reference says of shops' webhooks. */
export interface ShopNotes {
  name: string;
  signature: string;
  headers: Record<string, string>;
  topics: string;
}

export const shops: readonly ShopNotes[] = [
  {
    name: 'Shopify',
    signature: "Base64 HMAC-SHA256 of the body's bytes with the app's client secret.",
    headers: {
      'X-Shopify-Hmac-Sha256': 'The signature.',
      'X-Shopify-Topic': 'What it is about, such as `orders/fulfilled`.',
      'X-Shopify-Webhook-Id': 'The same for each repetition of a delivery.',
    },
    topics:
      '`orders/create`, `orders/updated`, `orders/paid`, `orders/fulfilled`, `orders/cancelled` keep the order; ' +
      '`returns/request` opens a ticket; `customers/data_request`, `customers/redact`, `shop/redact` are recorded for good.',
  },
  {
    name: 'WooCommerce',
    signature: "Base64 HMAC-SHA256 of the body's bytes with the webhook's secret.",
    headers: {
      'X-WC-Webhook-Signature': 'The signature.',
      'X-WC-Webhook-Topic': 'What it is about, such as `order.updated`.',
      'X-WC-Webhook-Delivery-ID': 'Tells repetitions, together with the content.',
    },
    topics:
      '`order.created` and `order.updated` keep the order. The unsigned announcement of a webhook is acknowledged.',
  },
  {
    name: 'Standard Webhooks',
    signature:
      '`v1,` and the base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` with the base64 key after ' +
      '`whsec_`; several may be given, separated by spaces. The time stamp may be five minutes off.',
    headers: {
      'webhook-id': 'The same for each repetition of a delivery.',
      'webhook-timestamp': 'Seconds since 1970.',
      'webhook-signature': 'One or more signatures.',
    },
    topics:
      '`order.updated`, `order.delivered`, `order.cancelled` keep the order (StandardOrder); `complaint.created` ' +
      'opens a ticket (StandardComplaint).',
  },
];

export const webhookText =
  'A shop is configured with its id, its kind and up to two secrets, so that a secret can be rotated without a gap. ' +
  'What is not acted on is acknowledged and recorded for 30 days. A repetition is answered as the first time, with ' +
  '`Idempotent-Replayed: true`, and stored once. Orders end up right in whatever order their messages arrive. ' +
  'Everything a delivery brings about happens after the answer.';

/** A body as a shop of our own kind sends it. */
export const webhookExample = {
  type: 'order.delivered',
  timestamp: '2026-05-06T05:45:00.000Z',
  data: {
    orderId: 'A-20417',
    customer: { name: 'Emma Wilson', email: 'emma.wilson@example.com', locale: 'en' },
    country: 'KR',
    province: 'Busan',
    lines: [{ lineId: '1', product: 'Casement window, tilt and turn', sku: 'CTT-1200', quantity: 2 }],
    deliveredAt: '2026-05-06T05:40:00.000Z',
  },
};

export const webhookAnswer = {
  type: 'object',
  properties: {
    outcome: {
      type: 'string',
      enum: ['order-kept', 'ticket-opened', 'privacy-request-recorded', 'recorded', 'ping'],
      description: 'What was done with the delivery.',
    },
    orderId: { type: 'string', description: 'The order that was kept.' },
    ticketId: { type: 'string', description: 'The ticket that was opened.' },
  },
  required: ['outcome'],
};

/** The types of problem a delivery may be refused with. */
export const webhookProblems = [
  'malformed-json',
  'malformed-webhook',
  'about-nobody',
  'unknown-value',
  'not-authentic',
  'body-too-large',
  'internal-error',
] as const satisfies readonly ProblemType[];
