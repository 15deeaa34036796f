import { answered } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const reachMilestoneDoc = {
  tag: 'Tickets',
  summary: 'Report a milestone',
  description:
    'Something the promises wait for has happened: the technician arrived, the sample came in. It meets the ' +
    'clocks that end with it and starts those that begin with it. A clock that runs already gets no more time; ' +
    'one that is over runs once more.',
  members: { milestone: "One the request type's clocks start on or are met by, such as `arrived`." },
  request: { milestone: 'arrived' },
  answer: {
    ...answered,
    version: 3,
    requestType: 'repair',
    moments: [...answered.moments, { name: 'milestone:arrived', at: '2026-05-12T06:00:00.000Z' }],
  },
} satisfies OperationDoc;
