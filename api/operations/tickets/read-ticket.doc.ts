import { ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const readTicketDoc = {
  tag: 'Tickets',
  summary: 'Read a ticket',
  description: 'The ticket as it is now; its `ETag` is its version.',
  answer: ticket,
} satisfies OperationDoc;
