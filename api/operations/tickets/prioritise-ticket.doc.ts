import { ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const prioritiseTicketDoc = {
  tag: 'Tickets',
  summary: 'Change the priority',
  description: 'Promises are those of the new priority, counted from the same start; time on hold stays credited.',
  request: { priority: 'urgent' },
  answer: { ...ticket, version: 2, priority: 'urgent' },
} satisfies OperationDoc;
