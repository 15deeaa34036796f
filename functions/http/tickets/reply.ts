import * as z from 'zod/mini';
import { replyToTicket } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const replyToTicketRoute = route({
  operationId: 'replyToTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/replies',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ text: textOf(10_000), by: z._default(z.enum(['mail', 'phone']), 'mail') })),
  handle: (call) => changeTicket(call, (ticket, context) => replyToTicket(ticket, call.body, context)),
});
