import { visitInFull } from '../../examples/visits.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const callOffVisitDoc = {
  tag: 'Visits',
  summary: 'Call a visit off',
  description:
    'It will not take place at the time agreed, or at all; the customer and whoever was to come are told. A time ' +
    'they call off is free again, and while the window lasts the visit stays on offer, unless `again` says ' +
    'otherwise. For a time we call off a ticket is opened.',
  members: {
    by: 'Who calls it off: `us` or `them`.',
    again: 'Of a time they call off: whether the visit stays on offer. While its window lasts, unless told otherwise.',
  },
  request: { by: 'us', reason: 'The engineer is ill' },
  answer: {
    ...visitInFull,
    version: 5,
    status: 'called-off',
    report: 'The engineer is ill',
    by: 'us',
    openedTicketId: 'T4QZ8W2N6VKC',
  },
} satisfies OperationDoc;
