import { job, merged } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const mergeTicketDoc = {
  tag: 'Tickets',
  summary: 'Merge a ticket into another',
  description:
    'Makes one of two tickets of one matter: this one ends, its promises are withdrawn and nothing more falls ' +
    'due. What waits, an answer, tasks, jobs, a booked time, goes on in the other, which learns the customer, ' +
    'order and product it lacks. The customer is told once. Merged again into the same, nothing changes.',
  members: { into: 'The ticket that goes on.', force: 'Though they are of people with different addresses.' },
  request: { into: job.ticketId },
  answer: { ...merged, links: [{ ticketId: job.ticketId, kind: 'merged' }], mergedInto: job.ticketId },
} satisfies OperationDoc;
