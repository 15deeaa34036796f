import { lastReached } from '../../../adapters/dynamo/delivery-store.ts';
import { listWebhookEndpointsContract } from '../../../api/operations/webhooks/list-webhook-endpoints.ts';
import { endpointsSchema } from '../../../api/schemas/outgoing-webhooks.ts';
import { ok } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { implement } from '../../_kit/http-routes.ts';
import { readAllEndpoints } from './known.ts';

/** Where webhooks go, and which entries cannot be used. */
export const listEndpointsRoute = implement(listWebhookEndpointsContract, async (call) => {
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
  return ok(answered(200, endpointsSchema.parse({ items: [...(await Promise.all(usable)), ...unusable] })));
});
