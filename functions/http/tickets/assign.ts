import * as z from 'zod/mini';
import { assignTicket } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const assignTicketRoute = route({
  operationId: 'assignTicket',
  method: 'PUT',
  path: '/tickets/{ticketId}/assignee',
  permission: 'assign',
  body: z.lazy(() => z.strictObject({ assignee: textOf(100) })),
  handle: (call) => changeTicket(call, (ticket, context) => assignTicket(ticket, call.body.assignee, context)),
});
