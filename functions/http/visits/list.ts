import * as z from 'zod/mini';
import { keys, lists } from '../../../adapters/dynamo/table.ts';
import { orderIdSchema, shopIdSchema } from '../../../domain/order/order.ts';
import { refuse } from '../../../domain/result.ts';
import { visitStatuses } from '../../../domain/visit/visit.ts';
import { pageQuery } from '../../_kit/http-input.ts';
import { answerPage } from '../../_kit/http-list.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { route } from '../../_kit/http-routes.ts';
import { visitItemSchema } from './answers.ts';

const query = z.lazy(() =>
  z.strictObject({
    status: z.optional(z.enum(visitStatuses)),
    shopId: z.optional(shopIdSchema),
    orderId: z.optional(orderIdSchema),
    ...pageQuery(),
  }),
);

/** By status, `offered` unless told otherwise, what is due next first; or all of an order by their windows. */
export const listVisitsRoute = route({
  operationId: 'listVisits',
  method: 'GET',
  path: '/visits',
  permission: 'read',
  query,
  async handle(call) {
    const { status, shopId, orderId } = call.query;
    if ((shopId === undefined) !== (orderId === undefined)) {
      return refuse(badParameter(shopId === undefined ? '/query/shopId' : '/query/orderId', 'both shopId and orderId'));
    }
    if (status !== undefined && orderId !== undefined) {
      return refuse(badParameter('/query/status', 'a status or an order, not both'));
    }
    const list =
      shopId === undefined || orderId === undefined
        ? lists.visits(status ?? 'offered')
        : lists.visitsOfOrder(shopId, orderId);
    return answerPage(call, list, keys.visit, visitItemSchema);
  },
});
