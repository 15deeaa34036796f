import { job, ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const linkTicketDoc = {
  tag: 'Tickets',
  summary: 'Link two tickets',
  description:
    'Says what another ticket is to this one; the other one says the opposite. A ticket does not tell of one ' +
    'that is about people it is not about. Said again, nothing changes.',
  members: { kind: 'What the other ticket is to this one.' },
  request: { ticketId: job.ticketId, kind: 'job' },
  answer: { ...ticket, version: 2, links: [{ ticketId: job.ticketId, kind: 'job' }] },
} satisfies OperationDoc;
