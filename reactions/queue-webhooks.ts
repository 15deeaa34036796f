import type { Event } from '../domain/events.ts';
import type { Delivery } from '../domain/webhook/delivery.ts';
import type { Endpoint } from '../domain/webhook/endpoint.ts';
import { tellingsOf, toldTypes } from '../domain/webhook/payload.ts';
import { type DeliveryReference, deliveriesOf, type EventReference, referenceOf } from '../domain/webhook/reference.ts';
import { onEvents, onRows } from './reaction.ts';

/** Ids only: a queue is no place for personal data. An event by itself is one nobody could divide yet. */
type Queued = { kind: 'delivery'; delivery: DeliveryReference } | { kind: 'event'; event: EventReference };

export interface WebhookPort {
  /** The endpoints that can be used; null, and said in the log, when they cannot be read. */
  readEndpoints(): Promise<readonly Endpoint[] | null>;
  /** Queues all of them. What is queued twice is delivered once. */
  queueWebhooks(messages: readonly Queued[]): Promise<void>;
}

/**
 * Queues what a new event tells the outside. When the endpoints cannot be read, the event itself is queued, for the sender
 * to divide it later.
 */
export const queueWebhooks = onEvents('queue webhooks', toldTypes, async (event: Event, ports: WebhookPort) => {
  if (tellingsOf(event).length === 0) return;
  const endpoints = await ports.readEndpoints();
  const { entity, entityId, sequence } = event;
  await ports.queueWebhooks(
    endpoints
      ? deliveriesOf(event, endpoints).map((delivery) => ({ kind: 'delivery', delivery }))
      : [{ kind: 'event', event: { entity, entityId, sequence } }],
  );
});

/** Queues a delivery that somebody asked for: a test, or a replay. */
export const queueDelivery = onRows<WebhookPort>(
  'queue a delivery',
  [{ kind: 'delivery', when: { state: ['queued'] } }],
  ({ after }, ports) =>
    ports.queueWebhooks([{ kind: 'delivery', delivery: referenceOf(after as unknown as Delivery) }]),
);
