import { event } from '../../examples/parts.ts';
import { visit } from '../../examples/visits.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listVisitEventsDoc = {
  tag: 'Visits',
  summary: "Read a visit's history",
  description: 'Everything that happened to it, oldest first. Events never change.',
  answer: {
    items: [
      {
        ...event,
        eventId: `${visit.visitId}#2`,
        sequence: 2,
        data: { type: 'visit.confirmed', agreedAt: visit.agreedAt, before: null, assignee: 'jiwoo' },
      },
    ],
    nextCursor: null,
  },
} satisfies OperationDoc;
