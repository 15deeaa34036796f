import { job, ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const openJobDoc = {
  tag: 'Tickets',
  summary: 'Send work out as a job',
  description:
    'Opens a ticket of its own for work this one needs, with the customer, the order and the product: for those ' +
    'who are kept out of this one as well, who read what is said here and nothing of this ticket. Somebody a ' +
    'complaint is about gets it only if named. The customer is told of its appointments and nothing else. ' +
    'Milestones it reaches count here where the policy says so (`reports`); once the last job is settled, ' +
    'whoever has this ticket gets a task. Answers the job.',
  members: {
    text: 'All that whoever does the job learns of it.',
    team:
      'Whoever of it is there and serves the region, by turns or load as its request type has it; without one or ' +
      'an assignee its request type says who.',
  },
  request: { requestType: 'repair', subject: 'Lower hinge of the kitchen window', text: 'Change it.', team: 'field' },
  answer: { ...job, links: [{ ticketId: ticket.ticketId, kind: 'complaint' }] },
} satisfies OperationDoc;
