import { randomBytes } from 'node:crypto';
import type { Stack } from '../local-stack.ts';
import { signStandardWebhook } from '../standard-webhook.ts';

const shopId = 'bench';
const secret = `whsec_${randomBytes(24).toString('base64')}`;

export interface Delivery {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Lets the stack know the shop the benchmark plays. */
export async function openShop(stack: Stack): Promise<void> {
  await stack.configureShops({ [shopId]: { kind: 'standard', secrets: [secret], locale: 'en' } });
}

/** A signed complaint; each is a delivery of its own. */
export function complaint(sentAt: Date): Delivery {
  return delivery(sentAt, 'complaint.created', {
    customer,
    product: 'Hanbit Tilt 80',
    subject: 'The frame is scratched',
    text: 'I noticed it this morning, on the inside, below the handle.',
  });
}

/** A signed note that an order is new, or has been delivered. */
export function order(sentAt: Date, type: 'order.updated' | 'order.delivered'): Delivery {
  const orderId = randomBytes(8).toString('hex');
  return delivery(sentAt, type, {
    orderId,
    customer,
    country: 'KR',
    lines: [{ lineId: '1', product: 'Hanbit Tilt 80', quantity: 1 }],
  });
}

/** @throws Error on a refusal. */
export async function send(stack: Stack, { path, headers, body }: Delivery): Promise<void> {
  const answer = await fetch(`${stack.endpoint}${path}`, { method: 'POST', headers, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
}

const customer = { name: 'Kim Seoyeon', email: 'seoyeon@customer.example', locale: 'en' };

function delivery(sentAt: Date, type: string, data: object): Delivery {
  const body = JSON.stringify({ type, timestamp: sentAt.toISOString(), data });
  const headers = { 'content-type': 'application/json', ...signStandardWebhook(body, secret, sentAt) };
  return { path: `/webhooks/${shopId}`, headers, body };
}
