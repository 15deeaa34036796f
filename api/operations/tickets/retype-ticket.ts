import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const retypeTicketContract = contract({
  id: 'retypeTicket',
  method: 'PUT',
  path: '/tickets/{ticketId}/request-type',
  permission: 'retype',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ requestType: textOf(50), reason: z.optional(textOf(1000)) })),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'about-nobody', 'not-found', 'reason-missing', 'unknown-value'],
});
