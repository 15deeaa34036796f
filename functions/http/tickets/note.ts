import * as z from 'zod/mini';
import { noteOnTicket } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const noteOnTicketRoute = route({
  operationId: 'noteOnTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/notes',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ text: textOf(10_000) })),
  handle: (call) => changeTicket(call, (ticket, context) => noteOnTicket(ticket, call.body.text, context)),
});
