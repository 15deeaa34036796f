import * as z from 'zod/mini';
import { addMessage } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

const body = z.lazy(() => z.strictObject({ text: textOf(10_000), needsAnswer: z._default(z.boolean(), true) }));

/** The customer has written or called again. */
export const addMessageRoute = route({
  operationId: 'addMessage',
  method: 'POST',
  path: '/tickets/{ticketId}/messages',
  permission: 'work',
  body,
  handle: (call) => changeTicket(call, (ticket, context) => addMessage(ticket, call.body, context)),
});
