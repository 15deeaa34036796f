import { visit, visitInFull } from '../../examples/visits.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const completeVisitDoc = {
  tag: 'Visits',
  summary: 'Complete a visit',
  description:
    'It took place: on time, early, or long ago, even if it had been given up. The customer is thanked, and the ' +
    'next visit of its rule is planned. `satisfied: false` opens a ticket.',
  members: {
    heldAt: 'When it took place; the agreed time, or now, unless told otherwise.',
    satisfied: 'Null when the customer did not say.',
  },
  request: { report: 'All windows close well.', satisfied: true },
  answer: {
    ...visitInFull,
    version: 5,
    status: 'done',
    report: 'All windows close well.',
    satisfied: true,
    heldAt: visit.agreedAt,
  },
} satisfies OperationDoc;
