import { ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const unlinkTicketDoc = {
  tag: 'Tickets',
  summary: 'Take a link back',
  description: 'On both tickets. What merging linked stays.',
  answer: { ...ticket, version: 3 },
} satisfies OperationDoc;
