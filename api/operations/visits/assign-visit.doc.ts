import { visitInFull } from '../../examples/visits.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const assignVisitDoc = {
  tag: 'Visits',
  summary: 'Give a visit to somebody else',
  description:
    'They must be free at the agreed time, unless `force` and a `reason` say otherwise. The customer, who knew ' +
    'the other name, is told, and so are both colleagues.',
  members: {
    assignee: "A member of staff, by the policy's id.",
    force: 'Gives it to somebody who is away, or has another appointment then.',
    reason: 'Why it is forced; the history tells it.',
  },
  request: { assignee: 'chen' },
  answer: { ...visitInFull, version: 5, assignee: 'chen' },
} satisfies OperationDoc;
