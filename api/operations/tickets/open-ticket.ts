import * as z from 'zod/mini';
import { causeSchema } from '../../../domain/cause.ts';
import { orderIdSchema, shopIdSchema } from '../../../domain/order/order.ts';
import {
  channelSchema,
  customerClassSchema,
  emailSchema,
  localeSchema,
  prioritySchema,
} from '../../../domain/vocabulary-schemas.ts';
import { contract } from '../../contract.ts';
import { lineOf, textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const openTicketContract = contract({
  id: 'openTicket',
  method: 'POST',
  path: '/tickets',
  permission: 'work',
  headers: ['idempotency-key'],
  body: z.lazy(() =>
    z.strictObject({
      requestType: textOf(50),
      priority: z.optional(prioritySchema),
      subject: lineOf(200),
      text: textOf(10_000),
      customer: z.optional(
        z.nullable(
          z.strictObject({
            name: lineOf(200),
            email: emailSchema,
            locale: localeSchema,
            phone: z.optional(lineOf(40)),
            class: z.optional(customerClassSchema),
          }),
        ),
      ),
      shopId: z.optional(z.nullable(shopIdSchema)),
      orderId: z.optional(z.nullable(orderIdSchema)),
      product: z.optional(z.nullable(lineOf(500))),
      cause: z.optional(z.nullable(causeSchema)),
      channel: z.optional(channelSchema),
      region: z.optional(z.nullable(z.string().check(z.regex(/^[A-Z]{2}(-.{1,60})?$/, 'expected KR or KR-Seoul')))),
      about: z.optional(z.nullable(z.strictObject({ staff: z.optional(textOf(40)), team: z.optional(textOf(40)) }))),
    }),
  ),
  answers: { 201: { body: ticketSchema, headers: ['etag', 'location'] } },
  problems: ['about-nobody', 'unknown-value'],
});
