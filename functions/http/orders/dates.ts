import * as z from 'zod/mini';
import { readOrder, saveOrderDates } from '../../../adapters/dynamo/order-store.ts';
import { orderDateNames, orderDatesMembers } from '../../../domain/order/dates.ts';
import type { Order } from '../../../domain/order/order.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { once } from '../../_kit/http-change.ts';
import { badParameter, notFound } from '../../_kit/http-problems.ts';
import { type Call, route } from '../../_kit/http-routes.ts';
import { orderDatesAnswerSchema } from '../answers.ts';

const path = '/orders/{shopId}/{orderId}/dates';

/** The days in an order's life that staff have told. */
export const readOrderDatesRoute = route({
  operationId: 'readOrderDates',
  method: 'GET',
  path,
  permission: 'read',
  async handle(call) {
    const order = await orderOf(call);
    return order.ok ? ok(answer(order.value)) : order;
  },
});

/** Tells them; the stream then plans, or moves, the visits that count from them. */
export const changeOrderDatesRoute = route({
  operationId: 'changeOrderDates',
  method: 'PUT',
  path,
  permission: 'work',
  body: z.lazy(() => z.strictObject(orderDatesMembers())),
  handle: (call) =>
    once(call, async () => {
      const order = await orderOf(call);
      if (!order.ok) return order;
      const dates = call.body;
      // Visits may have been made by it: a day that was told can be put right, but it has been told.
      const withdrawn = orderDateNames.find((name) => order.value.dates?.[name] && !dates[name]);
      if (withdrawn) return refuse(badParameter(`/${withdrawn}`, 'a date; a day once told can be corrected only'));
      return ok({
        answer: answer({ ...order.value, dates }),
        save: (also) => saveOrderDates(call.database, order.value, dates, also),
      });
    }),
});

async function orderOf({ database, params }: Call<any, any>): Promise<Result<Order>> {
  const { shopId = '', orderId = '' } = params;
  const order = await readOrder(database, shopId, orderId);
  return order ? ok(order) : refuse(notFound(`There is no order ${orderId} of ${shopId}.`));
}

function answer({ shopId, orderId, dates = {} }: Order) {
  return { status: 200, body: orderDatesAnswerSchema.parse({ shopId, orderId, dates }) };
}
