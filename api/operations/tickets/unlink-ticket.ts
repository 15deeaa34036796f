import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const unlinkTicketContract = contract({
  id: 'unlinkTicket',
  method: 'DELETE',
  path: '/tickets/{ticketId}/links/{linkedId}',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'linked-otherwise', 'not-found'],
});
