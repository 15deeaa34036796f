import { contract } from '../../contract.ts';
import { deliverySchema } from '../../schemas/outgoing-webhooks.ts';

export const replayWebhookDeliveryContract = contract({
  id: 'replayWebhookDelivery',
  method: 'POST',
  path: '/webhook-deliveries/{deliveryId}/replay',
  permission: 'webhooks',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: deliverySchema, headers: ['etag'] } },
  problems: ['not-found'],
});
