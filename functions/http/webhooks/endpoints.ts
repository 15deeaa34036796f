import { lastReached } from '../../../adapters/dynamo/delivery-store.ts';
import { ok } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { endpointsSchema } from './answers.ts';
import { readAllEndpoints } from './known.ts';

/** Where webhooks go, and which entries cannot be used. */
export const listEndpointsRoute = route({
  operationId: 'listWebhookEndpoints',
  method: 'GET',
  path: '/webhook-endpoints',
  permission: 'webhooks',
  membership: 'not-of-founders',
  async handle(call) {
    const endpoints = await readAllEndpoints(call);
    if (!endpoints.ok) return endpoints;
    const usable = endpoints.value.usable.map(async ({ endpointId, url, events, enabled }) => ({
      endpointId,
      host: new URL(url).host,
      events,
      enabled,
      problems: [],
      lastDeliveredAt: await lastReached(call.database, endpointId, 'delivered'),
      lastFailedAt: await lastReached(call.database, endpointId, 'failed'),
    }));
    const unusable = endpoints.value.unusable.map((endpoint) => ({
      ...{ host: null, events: [], enabled: false, lastDeliveredAt: null, lastFailedAt: null },
      ...endpoint,
    }));
    return ok({ status: 200, body: endpointsSchema.parse({ items: [...(await Promise.all(usable)), ...unusable] }) });
  },
});
