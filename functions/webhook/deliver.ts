import type { Database } from '../../adapters/dynamo/database.ts';
import { readDelivery, saveDelivery } from '../../adapters/dynamo/delivery-store.ts';
import { readEventOf } from '../../adapters/dynamo/history-store.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import type { Post } from '../../adapters/webhooks/post.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import { type Answer, type Delivery, giveUp, secondsUntil, settle, takeUp } from '../../domain/webhook/delivery.ts';
import { payloadOf, tellingsOf, testPayload, type WebhookPayload } from '../../domain/webhook/payload.ts';
import type { DeliveryReference } from '../../domain/webhook/reference.ts';
import { mostAttempts } from '../../domain/webhook/schedule.ts';
import type { EndpointBook } from '../_kit/endpoints.ts';
import { log } from '../_kit/log.ts';
import type { Handled } from '../_kit/queue.ts';

export interface Sender {
  database: Database;
  endpoints: Pick<EndpointBook, 'find'>;
  post(post: Post, sentAt: Date): Promise<Answer>;
  now(): InstantText;
  /** From 0 to 1. */
  random(): number;
}

/** Added to every wait, so that clocks that differ a little do not bring a message too early. */
const marginSeconds = 1;

/**
 * Makes one attempt at a delivery, unless what is stored of it says that there is none to make.
 * @param receives how often the queue has brought this message; the last one it brings is number {@link mostAttempts}
 */
export async function deliver(sender: Sender, reference: DeliveryReference, receives: number): Promise<Handled> {
  const { database, now, random } = sender;
  const stored = await readDelivery(database, reference.deliveryId);
  const next = takeUp(stored, reference, { now: now(), isFresh: receives === 1 });
  if (next.do === 'drop') return 'done';
  if (next.do === 'bury') return { againIn: 0 };
  if (next.do === 'wait') return { againIn: next.seconds + marginSeconds };

  const { delivery } = next;
  if (await saveDelivery(database, delivery)) return { againIn: marginSeconds };
  const prepared = await prepare(sender, delivery);
  if ('reason' in prepared) {
    log('warn', 'webhook given up', { deliveryId: delivery.deliveryId, reason: prepared.reason });
    await saveDelivery(database, giveUp(delivery, prepared.reason, now()));
    return 'done';
  }
  const answer = await sender.post(prepared, new Date(now()));
  const settled = settle(delivery, answer, { now: now(), isLast: receives >= mostAttempts, random: random() });
  // Whoever has changed it meanwhile has asked for a replay, which brings a message of its own.
  if (await saveDelivery(database, settled)) return 'done';
  return handledAs(settled);
}

function handledAs({ state, nextAttemptAt, updatedAt, deliveryId, attempts, reason }: Delivery): Handled {
  if (nextAttemptAt !== null) return { againIn: secondsUntil(nextAttemptAt, updatedAt) + marginSeconds };
  if (state !== 'failed') return 'done';
  log('error', 'webhook failed', { deliveryId, attempts, reason });
  return { againIn: 0 };
}

/** What is posted where, or why nothing can be. */
async function prepare(sender: Sender, delivery: Delivery): Promise<Post | { reason: string }> {
  const endpoint = await sender.endpoints.find(delivery.endpointId);
  if (!endpoint) return { reason: 'endpoint-unknown' };
  if (!endpoint.enabled) return { reason: 'endpoint-disabled' };
  const payload = await payloadFor(sender.database, delivery);
  if (!payload) return { reason: 'event-unknown' };
  const { url, secrets } = endpoint;
  return { url, secrets, deliveryId: delivery.deliveryId, body: JSON.stringify(payload) };
}

async function payloadFor(database: Database, delivery: Delivery): Promise<WebhookPayload | null> {
  if (!delivery.event) return testPayload(delivery.endpointId, delivery.createdAt);
  const event = await readEventOf(database, delivery.event);
  const telling = event && tellingsOf(event).find(({ part }) => part === delivery.event!.part);
  const ticket = telling && (await readTicket(database, event.entityId));
  return ticket ? payloadOf(event!, telling!, ticket) : null;
}
