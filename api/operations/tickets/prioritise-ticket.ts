import * as z from 'zod/mini';
import { prioritySchema } from '../../../domain/vocabulary-schemas.ts';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const prioritiseTicketContract = contract({
  id: 'prioritiseTicket',
  method: 'PUT',
  path: '/tickets/{ticketId}/priority',
  permission: 'prioritise',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ priority: prioritySchema })),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'not-found'],
});
