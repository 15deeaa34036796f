import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { signStandardWebhook } from '../standard-webhook.ts';

const fixtures = path.resolve(import.meta.dirname, '../../test/fixtures/webhooks');

const secrets = {
  shopify: randomBytes(24).toString('hex'),
  woocommerce: randomBytes(24).toString('hex'),
  standard: `whsec_${randomBytes(24).toString('base64')}`,
};

/** Three shops, as the operator enters them in the shops secret. */
export const shops = {
  hanbit: { kind: 'shopify', secrets: [secrets.shopify], locale: 'ko' },
  lumen: { kind: 'woocommerce', secrets: [secrets.woocommerce], locale: 'zh' },
  northwind: { kind: 'standard', secrets: [secrets.standard], locale: 'en' },
};

/** Whose order each shop's recording tells of. */
export const customers: Readonly<Record<keyof typeof shops, string>> = {
  hanbit: '김서연',
  lumen: '王伟',
  northwind: 'Emma Wilson',
};

export interface Delivery {
  shopId: keyof typeof shops;
  headers: Record<string, string>;
  body: string;
}

/** A recorded webhook body, signed as Shopify signs. */
export function shopifyDelivery(topic: string, recording: string): Delivery {
  const body = recorded(recording);
  return {
    shopId: 'hanbit',
    body,
    headers: {
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': 'hanbit-windows.myshopify.com',
      'x-shopify-webhook-id': randomBytes(16).toString('hex'),
      'x-shopify-hmac-sha256': hmac(secrets.shopify, body),
    },
  };
}

/** A recorded webhook body, signed as WooCommerce signs. */
export function wooCommerceDelivery(topic: string, recording: string): Delivery {
  const body = recorded(recording);
  return {
    shopId: 'lumen',
    body,
    headers: {
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-delivery-id': randomBytes(4).toString('hex'),
      'x-wc-webhook-signature': hmac(secrets.woocommerce, body),
    },
  };
}

/** A recorded webhook body, signed as Standard Webhooks describes. */
export function standardDelivery(recording: string, sentAt: Date): Delivery {
  const body = recorded(recording);
  return { shopId: 'northwind', body, headers: signStandardWebhook(body, secrets.standard, sentAt) };
}

/** The same delivery by somebody who does not know the secret. */
export function forged(delivery: Delivery): Delivery {
  const headers = { ...delivery.headers, 'x-shopify-hmac-sha256': hmac('guessed', delivery.body) };
  return { ...delivery, headers };
}

/** The recordings are of early May; the story begins in the middle of it. */
const daysLater = 9;

function recorded(name: string): string {
  const body = readFileSync(path.join(fixtures, `${name}.json`), 'utf8');
  return body.replace(
    /\b2026-05-(\d\d)(?=T)/g,
    (_, day) => `2026-05-${String(Number(day) + daysLater).padStart(2, '0')}`,
  );
}

function hmac(key: string, content: string): string {
  return createHmac('sha256', key).update(content).digest('base64');
}
