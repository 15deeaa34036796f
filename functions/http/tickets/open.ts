import * as z from 'zod/mini';
import { saveTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { causeSchema } from '../../../domain/insight/cause.ts';
import { orderIdSchema, shopIdSchema } from '../../../domain/order/order.ts';
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
      const { customer = null, ...said } = call.body;
      const change = openTicket(
        { ...said, customer, ticketId: newTicketId() },
        contextOf(call, await call.policies.active()),
      );
      if (!change.ok) return change;
      const { ticket } = change.value;
      const { headers, body } = await ticketAnswer(call, ticket, 'own');
      return ok({
        answer: { status: 201, headers: { ...headers, location: `/tickets/${ticket.ticketId}` }, body },
        save: (also) => saveTicket(call.database, change.value, also),
      });
    }),
});
