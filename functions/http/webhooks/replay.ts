import { saveDelivery } from '../../../adapters/dynamo/delivery-store.ts';
import { replayWebhookDeliveryContract } from '../../../api/operations/webhooks/replay-webhook-delivery.ts';
import { toText } from '../../../domain/instants.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { replay } from '../../../domain/webhook/delivery.ts';
import { once, refusalOfMatch } from '../../_kit/http-change.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';
import { deliveryAnswer } from './delivery.ts';
import { findDelivery } from './readable.ts';

/** Has a delivery made again, now, whatever became of it; its `webhook-id` stays the same. */
export const replayDeliveryRoute = implement(replayWebhookDeliveryContract, (call) =>
  once(call, async () => {
    const delivery = await findDelivery(call);
    if (!delivery) return refuse(notFound(`There is no delivery ${call.params.deliveryId}.`));
    const mismatch = refusalOfMatch(call.request, delivery.version);
    if (mismatch) return refuse(mismatch);
    const queued = replay(delivery, toText(call.at));
    return ok({
      answer: deliveryAnswer(queued),
      save: (also) => saveDelivery(call.database, queued, also),
    });
  }),
);
