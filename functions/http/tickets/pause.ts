import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { waitsFor } from '../../../domain/policy/waits-for.ts';
import { pauseTicket } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const pauseTicketRoute = route({
  operationId: 'pauseTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/pause',
  permission: 'work',
  body: z.lazy(() =>
    z.strictObject({
      reason: textOf(500),
      waitsFor: z.optional(z.enum(waitsFor)),
      until: z.optional(instantSchema),
    }),
  ),
  handle: (call) => changeTicket(call, (ticket, context) => pauseTicket(ticket, call.body, context)),
});
