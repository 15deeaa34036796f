import { contract } from '../../contract.ts';
import { deliverySchema } from '../../schemas/outgoing-webhooks.ts';

export const testWebhookEndpointContract = contract({
  id: 'testWebhookEndpoint',
  method: 'POST',
  path: '/webhook-endpoints/{endpointId}/test',
  permission: 'webhooks',
  headers: ['idempotency-key'],
  answers: { 200: { body: deliverySchema, headers: ['etag'] } },
  problems: ['endpoints-unreadable', 'not-found'],
});
