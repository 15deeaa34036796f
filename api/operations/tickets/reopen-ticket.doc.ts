import { answered } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const reopenTicketDoc = {
  tag: 'Tickets',
  summary: 'Reopen a ticket',
  description: 'Takes a settled matter up again: what settling it cut short is promised anew from now on.',
  request: { reason: 'The draught is back.' },
  answer: { ...answered, version: 4 },
} satisfies OperationDoc;
