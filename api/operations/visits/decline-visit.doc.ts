import { visitInFull } from '../../examples/visits.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const declineVisitDoc = {
  tag: 'Visits',
  summary: 'Note that the customer declines',
  description: 'They do not want what was offered. Nobody is written to; the next visit of its rule is planned.',
  request: { reason: 'Everything is fine' },
  answer: {
    ...visitInFull,
    version: 4,
    status: 'declined',
    agreedAt: null,
    report: 'Everything is fine',
    by: 'them',
  },
} satisfies OperationDoc;
