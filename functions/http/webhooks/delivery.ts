import { deliverySchema } from '../../../api/schemas/outgoing-webhooks.ts';
import type { Delivery } from '../../../domain/webhook/delivery.ts';
import { answered } from '../../_kit/http.ts';
import { etagOf } from '../../_kit/http-change.ts';

/** A delivery as the API shows it. */
export function shown({ event, ...delivery }: Delivery) {
  return { ...delivery, ticketId: event?.entityId ?? null, sequence: event?.sequence ?? null };
}

export function deliveryAnswer(delivery: Delivery) {
  return answered(200, deliverySchema.parse(shown(delivery)), { etag: etagOf(delivery.version) });
}
