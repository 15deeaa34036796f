import { createHash } from 'node:crypto';
import { readOrder, saveOrderDates } from '../../../adapters/dynamo/order-store.ts';
import { transact } from '../../../adapters/dynamo/transact.ts';
import { changeOrderDatesContract } from '../../../api/operations/orders/change-order-dates.ts';
import { readOrderDatesContract } from '../../../api/operations/orders/read-order-dates.ts';
import { orderDatesAnswerSchema } from '../../../api/schemas/tickets.ts';
import type { Write } from '../../../application/unit-of-work.ts';
import type { Problem } from '../../../domain/errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { type OrderDates, orderDateNames } from '../../../domain/order-dates.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { etagOf, once, refusalOfMatch } from '../../_kit/http-change.ts';
import { badParameter, notFound } from '../../_kit/http-problems.ts';
import { type Call, implement } from '../../_kit/http-routes.ts';

/** The days in an order's life that staff have told. */
export const readOrderDatesRoute = implement(readOrderDatesContract, async (call) => {
  const order = await orderOf(call);
  return order.ok ? ok(answer(order.value)) : order;
});

/** Tells them; the stream then plans, or moves, the visits that count from them. */
export const changeOrderDatesRoute = implement(changeOrderDatesContract, (call) =>
  once(call, async () => {
    const order = await orderOf(call);
    if (!order.ok) return order;
    const mismatch = refusalOfMatch(call.request, tagOf(order.value));
    if (mismatch) return refuse(mismatch);
    const dates = call.body;
    // Visits may have been made by it: a day that was told can be put right, but it has been told.
    const withdrawn = orderDateNames.find((name) => order.value.dates?.[name] && !dates[name]);
    if (withdrawn) return refuse(badParameter(`/${withdrawn}`, 'a date; a day once told can be corrected only'));
    return ok({
      answer: answer({ ...order.value, dates }),
      save: (also) => save(call, order.value, dates, also),
    });
  }),
);

async function orderOf({ database, params }: Call<any, any>): Promise<Result<Order, Problem<'not-found'>>> {
  const { shopId = '', orderId = '' } = params;
  const order = await readOrder(database, shopId, orderId);
  return order ? ok(order) : refuse(notFound(`There is no order ${orderId} of ${shopId}.`));
}

function answer({ shopId, orderId, dates = {} }: Order) {
  const headers = { etag: etagOf(tagOf({ dates })) };
  return answered(200, orderDatesAnswerSchema.parse({ shopId, orderId, dates }), headers);
}

/** Told again as they are known, they are the same: nothing is written but the answer. */
async function save({ database }: Call, order: Order, dates: OrderDates, also: Write[]) {
  if (tagOf(order) !== tagOf({ dates })) return saveOrderDates(database, order, dates, also);
  return also.length > 0 ? transact(database, also) : null;
}

/** What stands for these days; an order's own version also grows with what its shop tells. */
function tagOf({ dates = {} }: Pick<Order, 'dates'>): string {
  const told = orderDateNames.map((name) => dates[name] ?? '');
  return createHash('sha256').update(told.join()).digest('base64url').slice(0, 12);
}
