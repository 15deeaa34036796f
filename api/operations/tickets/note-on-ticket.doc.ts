import { ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const noteOnTicketDoc = {
  tag: 'Tickets',
  summary: 'Add a note',
  description: 'Only staff see it. It is possible in any status.',
  request: { text: 'Lower hinge, left. Bring the 80 mm one.' },
  answer: { ...ticket, version: 2 },
} satisfies OperationDoc;
