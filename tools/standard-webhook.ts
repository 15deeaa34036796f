import { createHmac, randomBytes } from 'node:crypto';

/** Headers of a new delivery, signed as Standard Webhooks describes. The secret is `whsec_` and a key in base64. */
export function signStandardWebhook(body: string, secret: string, sentAt: Date): Record<string, string> {
  const id = `msg_${randomBytes(12).toString('hex')}`;
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
