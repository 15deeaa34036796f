import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { forceMembers, forceNeedsReason } from '../../schemas/force.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const assignTicketContract = contract({
  id: 'assignTicket',
  method: 'PUT',
  path: '/tickets/{ticketId}/assignee',
  permission: 'assign',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ assignee: textOf(100), ...forceMembers() }).check(forceNeedsReason())),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [
    ...ticketRefusals,
    'complaint-about-assignee',
    'doubly-booked',
    'not-found',
    'team-kept-out',
    'unknown-value',
  ],
});
