import { enqueue, type WebhookMessage, type WebhookQueue } from '../../adapters/webhooks/queue.ts';
import type { Event } from '../../domain/events.ts';
import type { Delivery } from '../../domain/webhook/delivery.ts';
import { tellingsOf } from '../../domain/webhook/payload.ts';
import { deliveriesOf, referenceOf } from '../../domain/webhook/reference.ts';
import type { EndpointBook } from '../_kit/endpoints.ts';
import { faultOf, log } from '../_kit/log.ts';
import type { RowChange } from '../_kit/stream.ts';

export interface Outgoing {
  queue: WebhookQueue;
  endpoints: Pick<EndpointBook, 'all'>;
}

/** Queues what a new event tells the outside, and a delivery that somebody asked for. */
export async function queueWebhooks(outgoing: Outgoing, { before, after }: RowChange): Promise<void> {
  if (after?.kind === 'event' && before === null) {
    await enqueue(outgoing.queue, await messagesOf(outgoing, after as unknown as Event));
  } else if (after?.kind === 'delivery' && after.state === 'queued') {
    const delivery = referenceOf(after as unknown as Delivery);
    await enqueue(outgoing.queue, [{ kind: 'delivery', delivery }]);
  }
}

/**
 * When the endpoints cannot be read, the event itself is queued, for the sender to divide it later: tickets must not
 * wait for a secret to be mended.
 */
async function messagesOf({ endpoints }: Outgoing, event: Event): Promise<WebhookMessage[]> {
  if (tellingsOf(event).length === 0) return [];
  try {
    const { usable } = await endpoints.all();
    return deliveriesOf(event, usable).map((delivery) => ({ kind: 'delivery', delivery }));
  } catch (error) {
    log('error', 'webhook endpoints cannot be read', faultOf(error));
    const { entity, entityId, sequence } = event;
    return [{ kind: 'event', event: { entity, entityId, sequence } }];
  }
}
