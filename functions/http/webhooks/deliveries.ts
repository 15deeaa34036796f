import * as z from 'zod/mini';
import { deliveryList, readListed } from '../../../adapters/dynamo/delivery-store.ts';
import { keys } from '../../../adapters/dynamo/table.ts';
import { deliveryStates } from '../../../domain/webhook/delivery.ts';
import { endpointIdSchema } from '../../../domain/webhook/endpoint.ts';
import { pageQuery } from '../../_kit/http-input.ts';
import { answerPage } from '../../_kit/http-list.ts';
import { route } from '../../_kit/http-routes.ts';
import { deliverySchema } from './answers.ts';
import { shown } from './delivery.ts';
import { readable } from './readable.ts';

const query = z.lazy(() =>
  z.strictObject({
    endpoint: endpointIdSchema,
    state: z._default(z.enum(deliveryStates), 'failed'),
    ...pageQuery(),
  }),
);

/** An endpoint's deliveries of one state, the latest first. */
export const listDeliveriesRoute = route({
  operationId: 'listWebhookDeliveries',
  method: 'GET',
  path: '/webhook-deliveries',
  permission: 'webhooks',
  query,
  handle: (call) =>
    answerPage(
      call,
      deliveryList(call.query.endpoint, call.query.state),
      keys.delivery,
      deliverySchema,
      async (rows) => {
        const found = await readable(call, await readListed(call.database, rows));
        const byKey = new Map(found.map((delivery) => [keys.delivery(delivery.deliveryId).pk, shown(delivery)]));
        return rows.map(({ pk }) => byKey.get(pk) ?? null);
      },
    ),
});
