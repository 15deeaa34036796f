import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const mergeTicketContract = contract({
  id: 'mergeTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/merge',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ into: textOf(100), force: z.optional(z.boolean()) })),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [
    ...ticketRefusals,
    'about-others',
    'appointment-booked',
    'doubly-booked',
    'not-found',
    'other-customer',
    'same-ticket',
  ],
});
