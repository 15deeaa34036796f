import { customer } from '../../examples/tasks.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listTasksDoc = {
  tag: 'Tickets',
  summary: "List somebody's tasks",
  description:
    'Open tasks of the caller, or of another assignee, what is due first comes first: also those beside tickets ' +
    'the caller is kept out of. Of other people only those whose ticket the caller may read.',
  answer: {
    items: [
      {
        ticketId: 'T7K2M9QX4WAB',
        taskId: '1',
        title: 'Say whether the frame can be mended',
        assignee: 'areum',
        openedAt: '2026-05-12T01:20:00.000Z',
        dueAt: null,
        requestType: 'complaint',
        customer,
        product: 'Casement window, tilt and turn',
      },
    ],
    nextCursor: null,
  },
} satisfies OperationDoc;
