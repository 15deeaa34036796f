import { contract } from '../../contract.ts';
import { endpointsSchema } from '../../schemas/outgoing-webhooks.ts';

export const listWebhookEndpointsContract = contract({
  id: 'listWebhookEndpoints',
  method: 'GET',
  path: '/webhook-endpoints',
  permission: 'webhooks',
  membership: 'not-of-founders',
  answers: { 200: { body: endpointsSchema } },
  problems: ['endpoints-unreadable'],
});
