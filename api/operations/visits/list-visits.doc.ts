import { visit } from '../../examples/visits.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listVisitsDoc = {
  tag: 'Visits',
  summary: 'List visits',
  description:
    'Visits of a status (`offered` unless told otherwise), what is due next first; or all visits of an order, by ' +
    'their windows. Lists may lag a moment behind a change.',
  answer: { items: [visit], nextCursor: null },
} satisfies OperationDoc;
