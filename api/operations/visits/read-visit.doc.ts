import { visitInFull } from '../../examples/visits.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const readVisitDoc = {
  tag: 'Visits',
  summary: 'Read a visit',
  description: 'The visit as it is now; its `ETag` is its version.',
  answer: visitInFull,
} satisfies OperationDoc;
