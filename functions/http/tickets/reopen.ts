import * as z from 'zod/mini';
import { reopenTicket } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const reopenTicketRoute = route({
  operationId: 'reopenTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/reopen',
  permission: 'reopen',
  body: z.lazy(() => z.strictObject({ reason: textOf(500) })),
  handle: (call) => changeTicket(call, (ticket, context) => reopenTicket(ticket, call.body.reason, context)),
});
