import { contract } from '../../contract.ts';
import { pageOnly } from '../../schemas/input.ts';
import { eventPageSchema } from '../../schemas/tickets.ts';

export const listTicketEventsContract = contract({
  id: 'listTicketEvents',
  method: 'GET',
  path: '/tickets/{ticketId}/events',
  permission: 'read',
  query: pageOnly,
  answers: { 200: { body: eventPageSchema } },
  problems: ['not-found', 'reader-kept-out'],
});
