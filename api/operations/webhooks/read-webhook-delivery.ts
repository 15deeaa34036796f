import { contract } from '../../contract.ts';
import { deliverySchema } from '../../schemas/outgoing-webhooks.ts';

export const readWebhookDeliveryContract = contract({
  id: 'readWebhookDelivery',
  method: 'GET',
  path: '/webhook-deliveries/{deliveryId}',
  permission: 'webhooks',
  answers: { 200: { body: deliverySchema, headers: ['etag'] } },
  problems: ['not-found'],
});
