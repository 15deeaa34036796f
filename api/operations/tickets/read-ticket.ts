import { contract } from '../../contract.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const readTicketContract = contract({
  id: 'readTicket',
  method: 'GET',
  path: '/tickets/{ticketId}',
  permission: 'read',
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: ['not-found'],
});
