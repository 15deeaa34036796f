import { deliveryList, readListed } from '../../../adapters/dynamo/delivery-store.ts';
import { keys } from '../../../adapters/dynamo/table.ts';
import { listWebhookDeliveriesContract } from '../../../api/operations/webhooks/list-webhook-deliveries.ts';
import { deliverySchema } from '../../../api/schemas/outgoing-webhooks.ts';
import { answerPage } from '../../_kit/http-list.ts';
import { implement } from '../../_kit/http-routes.ts';
import { shown } from './delivery.ts';
import { readable } from './readable.ts';

/** An endpoint's deliveries of one state, the latest first. */
export const listDeliveriesRoute = implement(listWebhookDeliveriesContract, (call) =>
  answerPage(call, deliveryList(call.query.endpoint, call.query.state), keys.delivery, deliverySchema, async (rows) => {
    const found = await readable(call, await readListed(call.database, rows));
    const byKey = new Map(found.map((delivery) => [keys.delivery(delivery.deliveryId).pk, shown(delivery)]));
    return rows.map(({ pk }) => byKey.get(pk) ?? null);
  }),
);
