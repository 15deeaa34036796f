import { answered, asked, nextResponse } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const addMessageDoc = {
  tag: 'Tickets',
  summary: 'Record a message of the customer',
  description:
    'The customer has written or called again. The first message nobody has answered starts the next-response ' +
    'promise; a mere thanks (`needsAnswer` false) starts nothing. What needs an answer takes a settled ticket up ' +
    'again; where that was settled longer ago than the policy says, it opens another ticket, linked with this ' +
    'one.',
  members: { needsAnswer: 'False for a mere thanks.' },
  request: { text: 'Thursday is fine. In the morning?' },
  answer: { ...asked, clocks: [...answered.clocks, nextResponse], nextDueAt: nextResponse.rungs[0]!.dueAt },
} satisfies OperationDoc;
