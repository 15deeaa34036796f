import { ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const assignTicketDoc = {
  tag: 'Tickets',
  summary: 'Assign a ticket',
  description:
    'Gives the ticket to a member of staff, by the id the policy has for them. They are told by mail. At the ' +
    'time booked on it they must be free, unless `force` and a `reason` say otherwise; the customer is told who ' +
    'comes instead.',
  members: {
    assignee: "A member of staff, by the policy's id.",
    force: 'Gives it to somebody who has another appointment at the time booked on it.',
    reason: 'Why it is forced; the history tells it.',
  },
  request: { assignee: 'minho' },
  answer: { ...ticket, version: 2, assignee: 'minho' },
} satisfies OperationDoc;
