import * as z from 'zod/mini';
import { deliveryStates } from '../../../domain/webhook/delivery.ts';
import { endpointIdSchema } from '../../../domain/webhook/endpoint.ts';
import { contract } from '../../contract.ts';
import { pageQuery } from '../../schemas/input.ts';
import { deliveryPageSchema } from '../../schemas/outgoing-webhooks.ts';

export const listWebhookDeliveriesContract = contract({
  id: 'listWebhookDeliveries',
  method: 'GET',
  path: '/webhook-deliveries',
  permission: 'webhooks',
  query: z.lazy(() =>
    z.strictObject({
      endpoint: endpointIdSchema,
      state: z._default(z.enum(deliveryStates), 'failed'),
      ...pageQuery(),
    }),
  ),
  answers: { 200: { body: deliveryPageSchema } },
  problems: [],
});
