import { task, ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const addTaskDoc = {
  tag: 'Tickets',
  summary: 'Add a task',
  description:
    'Something to be done beside the ticket. Whoever it is for is told by mail; with `dueAt` they are reminded ' +
    'before, and again while it is overdue, until it is done.',
  members: { assignee: "A member of staff, by the policy's id; null for nobody yet." },
  request: { title: 'Order the 80 mm hinge', assignee: 'minho' },
  answer: { ...ticket, version: 2, tasks: [task] },
} satisfies OperationDoc;
