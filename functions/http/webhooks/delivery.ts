import type { Delivery } from '../../../domain/webhook/delivery.ts';
import type { HttpAnswer } from '../../_kit/http.ts';
import { etagOf } from '../../_kit/http-change.ts';
import { deliverySchema } from './answers.ts';

/** A delivery as the API shows it. */
export function shown({ event, ...delivery }: Delivery) {
  return { ...delivery, ticketId: event?.entityId ?? null, sequence: event?.sequence ?? null };
}

export function deliveryAnswer(delivery: Delivery): HttpAnswer {
  return { status: 200, headers: { etag: etagOf(delivery.version) }, body: deliverySchema.parse(shown(delivery)) };
}
