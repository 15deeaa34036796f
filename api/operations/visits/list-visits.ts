import * as z from 'zod/mini';
import { orderIdSchema, shopIdSchema } from '../../../domain/order/order.ts';
import { visitStatuses } from '../../../domain/visit/visit.ts';
import { contract } from '../../contract.ts';
import { pageQuery } from '../../schemas/input.ts';
import { visitPageSchema } from '../../schemas/visits.ts';

export const listVisitsContract = contract({
  id: 'listVisits',
  method: 'GET',
  path: '/visits',
  permission: 'read',
  query: z.lazy(() =>
    z.strictObject({
      status: z.optional(z.enum(visitStatuses)),
      shopId: z.optional(shopIdSchema),
      orderId: z.optional(orderIdSchema),
      ...pageQuery(),
    }),
  ),
  answers: { 200: { body: visitPageSchema } },
  problems: [],
});
