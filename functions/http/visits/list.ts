import { keys, lists } from '../../../adapters/dynamo/table.ts';
import { listVisitsContract } from '../../../api/operations/visits/list-visits.ts';
import { visitItemSchema } from '../../../api/schemas/visits.ts';
import { refuse } from '../../../domain/result.ts';
import { answerPage } from '../../_kit/http-list.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';

/** By status, `offered` unless told otherwise, what is due next first; or all of an order by their windows. */
export const listVisitsRoute = implement(listVisitsContract, async (call) => {
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
});
