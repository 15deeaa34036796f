import * as z from 'zod/mini';
import { prioritiseTicket } from '../../../domain/ticket/commands.ts';
import { prioritySchema } from '../../../domain/vocabulary-schemas.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const prioritiseTicketRoute = route({
  operationId: 'prioritiseTicket',
  method: 'PUT',
  path: '/tickets/{ticketId}/priority',
  permission: 'prioritise',
  body: z.lazy(() => z.strictObject({ priority: prioritySchema })),
  handle: (call) => changeTicket(call, (ticket, context) => prioritiseTicket(ticket, call.body.priority, context)),
});
