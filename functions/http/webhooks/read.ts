import { ok, refuse } from '../../../domain/result.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { route } from '../../_kit/http-routes.ts';
import { deliveryAnswer } from './delivery.ts';
import { findDelivery } from './readable.ts';

/** A delivery by its id, which is also the `webhook-id` the endpoint was told. */
export const readDeliveryRoute = route({
  operationId: 'readWebhookDelivery',
  method: 'GET',
  path: '/webhook-deliveries/{deliveryId}',
  permission: 'webhooks',
  async handle(call) {
    const delivery = await findDelivery(call);
    return delivery
      ? ok(deliveryAnswer(delivery))
      : refuse(notFound(`There is no delivery ${call.params.deliveryId}.`));
  },
});
