import * as z from 'zod/mini';
import { orderDatesMembers } from '../../../domain/order-dates.ts';
import { contract } from '../../contract.ts';
import { orderDatesAnswerSchema } from '../../schemas/tickets.ts';

export const changeOrderDatesContract = contract({
  id: 'changeOrderDates',
  method: 'PUT',
  path: '/orders/{shopId}/{orderId}/dates',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject(orderDatesMembers())),
  answers: { 200: { body: orderDatesAnswerSchema, headers: ['etag'] } },
  problems: ['not-found'],
});
