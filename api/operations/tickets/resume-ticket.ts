import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const resumeTicketContract = contract({
  id: 'resumeTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/resume',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'not-found'],
});
