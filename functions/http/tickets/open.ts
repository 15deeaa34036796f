import * as z from 'zod/mini';
import { readOrder } from '../../../adapters/dynamo/order-store.ts';
import { saveTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { causeSchema } from '../../../domain/cause.ts';
import { orderIdSchema, shopIdSchema } from '../../../domain/order/order.ts';
import { furnished } from '../../../domain/order/ticket-of-order.ts';
import { ok } from '../../../domain/result.ts';
import { openTicket } from '../../../domain/ticket/commands.ts';
import {
  channelSchema,
  customerClassSchema,
  emailSchema,
  localeSchema,
  prioritySchema,
} from '../../../domain/vocabulary-schemas.ts';
import { once } from '../../_kit/http-change.ts';
import { lineOf, textOf } from '../../_kit/http-input.ts';
import { contextOf, route } from '../../_kit/http-routes.ts';
import { newTicketId } from '../../_kit/ids.ts';
import { ticketAnswer } from './change.ts';

const body = z.lazy(() =>
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
);

export const openTicketRoute = route({
  operationId: 'openTicket',
  method: 'POST',
  path: '/tickets',
  permission: 'work',
  body,
  handle: (call) =>
    once(call, async () => {
      const { shopId, orderId } = call.body;
      const policy = await call.policies.active();
      const order = shopId && orderId ? await readOrder(call.database, shopId, orderId) : null;
      const said = furnished(policy, { ...call.body, ticketId: newTicketId() }, order);
      const change = openTicket(said, contextOf(call, policy));
      if (!change.ok) return change;
      const { ticket } = change.value;
      const { headers, body } = await ticketAnswer(call, ticket, 'own');
      const orderKnown = shopId && orderId ? { orderKnown: order !== null } : {};
      return ok({
        answer: {
          status: 201,
          headers: { ...headers, location: `/tickets/${ticket.ticketId}` },
          body: { ...(body as object), ...orderKnown },
        },
        save: (also) => saveTicket(call.database, change.value, also),
      });
    }),
});
