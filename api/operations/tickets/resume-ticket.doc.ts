import { ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const resumeTicketDoc = {
  tag: 'Tickets',
  summary: 'Take off hold',
  description: 'Lets its clocks run on.',
  answer: { ...ticket, version: 3 },
} satisfies OperationDoc;
