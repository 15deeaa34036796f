import { answered, found } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const resolveTicketDoc = {
  tag: 'Tickets',
  summary: 'Resolve a ticket',
  description:
    'Settles the matter and thanks the customer. A cause found now replaces the one it was opened with, in the ' +
    "month's summary, too. A booked time still to come is called off, and whoever was to come is told.",
  members: { cause: 'The cause found, where it is not the one the ticket was opened with.' },
  request: { resolution: 'Hinge replaced, window adjusted.', cause: found },
  answer: { ...answered, version: 3, status: 'resolved', cause: found, resolvedAt: '2026-05-14T05:40:00.000Z' },
} satisfies OperationDoc;
