import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  id: string;
  /** When it was sent, by its own word: ISO 8601. */
  sentAt: string;
  /** Positions of the receiver's keys whose signature it carries. */
  signedWith: number[];
  type: string;
  data: any;
  headers: IncomingHttpHeaders;
}

/** Somebody else's system: takes webhooks over HTTP, and checks them as Standard Webhooks tells receivers to. */
export class Receiver {
  readonly received: ReceivedWebhook[] = [];
  /** What is answered from now on. */
  answer: { status: number; headers?: Record<string, string> } = { status: 204 };
  readonly #keys = [randomBytes(24), randomBytes(24)];
  readonly #server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.#take(request.headers, Buffer.concat(chunks));
    response.writeHead(this.answer.status, this.answer.headers).end();
  });

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Its entry in the secret that holds all endpoints. */
  entry(events: string[]) {
    const { port } = this.#server.address() as AddressInfo;
    const secrets = this.#keys.map((key) => `whsec_${key.toString('base64')}`);
    return { url: `http://127.0.0.1:${port}/hooks`, secrets, events };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(headers: IncomingHttpHeaders, body: Buffer): void {
    const id = String(headers['webhook-id']);
    const timestamp = String(headers['webhook-timestamp']);
    const signatures = String(headers['webhook-signature']).split(' ');
    const signedWith = this.#keys.flatMap((key, position) => {
      const right = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
      const isRight = signatures.some((signature) => {
        const claimed = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
        return signature.startsWith('v1,') && claimed.length === right.length && timingSafeEqual(claimed, right);
      });
      return isRight ? [position] : [];
    });
    const sentAt = new Date(Number(timestamp) * 1000).toISOString();
    this.received.push({ id, sentAt, signedWith, ...JSON.parse(body.toString()), headers });
  }
}
