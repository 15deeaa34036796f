import type { Answer } from '../../domain/webhook/delivery.ts';
import { signedHeaders } from './signature.ts';

export interface Post {
  url: string;
  secrets: readonly string[];
  deliveryId: string;
  /** JSON. */
  body: string;
}

/** How long an endpoint has to answer. */
const patienceMs = 10_000;

/** Posts a signed body. Redirects are not followed: they would lead to where nobody has asked for anything. */
export async function post({ url, secrets, deliveryId, body }: Post, sentAt: Date): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Aftercare-Webhooks/1',
        ...signedHeaders({ deliveryId, body, secrets }, sentAt),
      },
      body,
    });
    // Only the status counts: nobody reads the rest, however long it is.
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** In a word, without addresses: `timeout`, `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
function failureOf(error: unknown): string {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return 'timeout';
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'no-answer';
}
