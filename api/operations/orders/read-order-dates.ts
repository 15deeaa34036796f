import { contract } from '../../contract.ts';
import { orderDatesAnswerSchema } from '../../schemas/tickets.ts';

export const readOrderDatesContract = contract({
  id: 'readOrderDates',
  method: 'GET',
  path: '/orders/{shopId}/{orderId}/dates',
  permission: 'read',
  answers: { 200: { body: orderDatesAnswerSchema, headers: ['etag'] } },
  problems: ['not-found'],
});
