import { hmacSha256 } from '../shops/signature.ts';

/**
 * The headers of a delivery, signed as Standard Webhooks describes: once with each secret, so that the receiver may know
 * either of them.
 * @param secrets `whsec_` and a key in base64
 */
export function signedHeaders(
  { deliveryId, body, secrets }: { deliveryId: string; body: string; secrets: readonly string[] },
  sentAt: Date,
): Record<string, string> {
  const timestamp = Math.floor(sentAt.getTime() / 1000);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${hmacSha256(key, `${deliveryId}.${timestamp}.${body}`).toString('base64')}`;
  });
  return {
    'webhook-id': deliveryId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
