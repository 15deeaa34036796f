import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SQSBatchResponse } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDelivery, saveDelivery } from '../../adapters/dynamo/delivery-store.ts';
import { post } from '../../adapters/webhooks/post.ts';
import { enqueue, type WebhookQueue } from '../../adapters/webhooks/queue.ts';
import { type Answer, replay, testDelivery } from '../../domain/webhook/delivery.ts';
import type { Endpoint } from '../../domain/webhook/endpoint.ts';
import { queueConsumer } from '../../functions/_kit/queue.ts';
import { deliver, type Sender } from '../../functions/webhook/deliver.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database?.stop());
beforeEach(() => database.clear());

const start = '2026-06-01T09:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString();
const crm: Endpoint = { endpointId: 'crm', url: 'https://crm.example', secrets: [], events: [], enabled: true };

/** A test delivery, queued, and a sender whose posts are answered by `answer`. */
async function queued(answer: () => Answer | Promise<Answer>, endpoint: Endpoint | null = crm) {
  const delivery = testDelivery('crm', '1', start);
  await saveDelivery(database, delivery);
  const posts: string[] = [];
  const bed = { now: start };
  const sender: Sender = {
    database,
    endpoints: { find: async () => endpoint },
    async post({ deliveryId }) {
      posts.push(deliveryId);
      return answer();
    },
    now: () => bed.now,
    random: () => 0.5,
  };
  return {
    ...{ bed, posts, delivery },
    handle: (receives = 1) => deliver(sender, delivery, receives),
    stored: async () => (await readDelivery(database, delivery.deliveryId))!,
  };
}

describe('delivering', () => {
  it('posts once when two messages for the same come together', async () => {
    const { handle, posts, stored } = await queued(() => ({ status: 200 }));
    const handled = await Promise.all([handle(), handle()]);
    expect(posts).toHaveLength(1);
    expect(handled).toContain('done');
    expect(await stored()).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(await handle(2)).toBe('done');
    expect(posts).toHaveLength(1);
  });

  it('asks for the message again a second after the next attempt is due', async () => {
    const { handle, stored, bed, posts } = await queued(() => ({ status: 500 }));
    expect(await handle()).toEqual({ againIn: 6 });
    expect(await stored()).toMatchObject({ state: 'pending', nextAttemptAt: later(5), attempts: 1 });
    bed.now = later(6);
    expect(await handle(2)).toEqual({ againIn: 61 });
    expect(posts).toHaveLength(2);
  });

  it('takes up what was left by a sender that died, and not before', async () => {
    const { handle, bed, posts, stored } = await queued(() => {
      if (posts.length === 1) throw new Error('killed');
      return { status: 200 };
    });
    await expect(handle()).rejects.toThrow('killed');
    bed.now = later(30);
    expect(await handle(2)).toEqual({ againIn: 31 });
    bed.now = later(180);
    expect(await handle(3)).toBe('done');
    expect(await stored()).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('sends the message to the dead letters when it was the last the queue brings', async () => {
    const { handle, stored } = await queued(() => ({ failure: 'timeout' }));
    expect(await handle(9)).toEqual({ againIn: 0 });
    expect(await stored()).toMatchObject({ state: 'failed', reason: 'timeout', answer: null });
    expect(await handle(10)).toEqual({ againIn: 0 });
  });

  it('leaves a replay alone that was asked for while it was posting', async () => {
    const { handle, stored } = await queued(async () => {
      await saveDelivery(database, replay(await stored(), later(1)));
      return { status: 500 };
    });
    expect(await handle()).toBe('done');
    expect(await stored()).toMatchObject({ state: 'queued', attempts: 0 });
  });

  it.each([
    ['endpoint-unknown', null],
    ['endpoint-disabled', { ...crm, enabled: false }],
  ])('gives up without a dead letter: %s', async (reason, endpoint) => {
    const { handle, stored, posts } = await queued(() => ({ status: 200 }), endpoint);
    expect(await handle()).toBe('done');
    expect(await stored()).toMatchObject({ state: 'failed', reason });
    expect(posts).toEqual([]);
  });

  it('is forgotten after 30 days', async () => {
    await queued(() => ({ status: 200 }));
    const [row] = await database.rows();
    expect(row!.expiresAt).toBe(Date.parse('2026-07-01T09:00:00.000Z') / 1000);
  });
});

describe('posting', () => {
  const servers: ReturnType<typeof createServer>[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(handle: Parameters<typeof createServer>[1]): Promise<string> {
    const server = createServer(handle as never);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }
  const posted = (url: string) => post({ url, secrets: [], deliveryId: '1', body: '{}' }, new Date(start));

  it('needs the status only, however much is answered', async () => {
    const url = await serve((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      response.writeHead(200);
      more();
    });
    expect(await posted(url)).toEqual({ status: 200 });
  });

  it('says in a word why no answer came', async () => {
    const url = await serve((request) => request.socket.destroy());
    expect(await posted(url)).toEqual({ failure: 'UND_ERR_SOCKET' });
    servers[0]!.close();
    expect(await posted('http://127.0.0.1:1/')).toEqual({ failure: expect.stringMatching(/^[A-Z_a-z-]+$/) });
  });
});

describe('the queue', () => {
  it('takes any number of messages, ten at a time', async () => {
    const sizes: number[] = [];
    const client = { send: async ({ input }: any) => ({ Successful: [], size: sizes.push(input.Entries.length) }) };
    const event = { entity: 'ticket' as const, entityId: 'T1', sequence: 1 };
    const messages = Array.from({ length: 23 }, () => ({ kind: 'event' as const, event }));
    await enqueue({ client, url: 'queue' } as unknown as WebhookQueue, messages);
    expect(sizes).toEqual([10, 10, 3]);
  });

  it('is not believed to have taken what it says it has not', async () => {
    const client = { send: async () => ({ Failed: [{ Code: 'InternalError' }] }) };
    const event = { entity: 'ticket' as const, entityId: 'T1', sequence: 1 };
    const enqueued = enqueue({ client, url: 'queue' } as unknown as WebhookQueue, [{ kind: 'event', event }]);
    await expect(enqueued).rejects.toThrow('InternalError');
  });

  it('gets back exactly what failed, when it is wanted', async () => {
    const again: [string, number][] = [];
    const consume = queueConsumer(
      async (handle, seconds) => void again.push([handle, seconds]),
      async ({ body, receives }) => {
        if (body === 'fault') throw new Error('no');
        return body === 'later' ? { againIn: receives * 10 } : 'done';
      },
    ) as unknown as (event: object, context: object) => Promise<SQSBatchResponse>;
    const attributes = { ApproximateReceiveCount: '3' };
    const Records = ['"done"', '"later"', '"fault"', 'not JSON'].map((body, index) => {
      return { messageId: `m${index}`, receiptHandle: `r${index}`, body, attributes };
    });
    const { batchItemFailures } = await consume({ Records }, {});
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m1', 'm2', 'm3']);
    expect(again).toEqual([['r1', 30]]);
  });
});
