import { readWebhookDeliveryContract } from '../../../api/operations/webhooks/read-webhook-delivery.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';
import { deliveryAnswer } from './delivery.ts';
import { findDelivery } from './readable.ts';

/** A delivery by its id, which is also the `webhook-id` the endpoint was told. */
export const readDeliveryRoute = implement(readWebhookDeliveryContract, async (call) => {
  const delivery = await findDelivery(call);
  return delivery ? ok(deliveryAnswer(delivery)) : refuse(notFound(`There is no delivery ${call.params.deliveryId}.`));
});
