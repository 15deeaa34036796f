import * as z from 'zod/mini';
import { retypeTicket } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const retypeTicketRoute = route({
  operationId: 'retypeTicket',
  method: 'PUT',
  path: '/tickets/{ticketId}/request-type',
  permission: 'retype',
  body: z.lazy(() => z.strictObject({ requestType: textOf(50), reason: z.optional(textOf(1000)) })),
  handle: (call) =>
    changeTicket(call, (ticket, context) =>
      retypeTicket(ticket, call.body.requestType, context, call.body.reason ?? null),
    ),
});
