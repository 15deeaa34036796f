import { task, ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const completeTaskDoc = {
  tag: 'Tickets',
  summary: 'Complete a task',
  description: 'Done again, it stays as it was.',
  answer: { ...ticket, version: 3, tasks: [{ ...task, doneAt: '2026-05-12T05:00:00.000Z' }] },
} satisfies OperationDoc;
