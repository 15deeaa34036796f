import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const repromiseTicketContract = contract({
  id: 'repromiseTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/repromise',
  permission: 'repromise',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'not-found', 'unknown-value'],
});
