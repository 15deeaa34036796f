import { randomUUID } from 'node:crypto';
import { saveDelivery } from '../../../adapters/dynamo/delivery-store.ts';
import { testWebhookEndpointContract } from '../../../api/operations/webhooks/test-webhook-endpoint.ts';
import { toText } from '../../../domain/instants.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { testDelivery } from '../../../domain/webhook/delivery.ts';
import { once } from '../../_kit/http-change.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';
import { deliveryAnswer } from './delivery.ts';
import { findEndpoint } from './known.ts';

/** Sends an endpoint a `webhook.test`, whatever it subscribes to; the answer is found in its delivery. */
export const testEndpointRoute = implement(testWebhookEndpointContract, (call) =>
  once(call, async () => {
    const endpointId = call.params.endpointId;
    const endpoint = await findEndpoint(call, endpointId);
    if (!endpoint.ok) return endpoint;
    if (!endpoint.value) return refuse(notFound(`There is no usable endpoint ${endpointId}.`));
    const delivery = testDelivery(endpointId, randomUUID(), toText(call.at));
    return ok({
      answer: deliveryAnswer(delivery),
      save: (also) => saveDelivery(call.database, delivery, also),
    });
  }),
);
