import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const reopenTicketContract = contract({
  id: 'reopenTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/reopen',
  permission: 'reopen',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ reason: textOf(500) })),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'not-found'],
});
