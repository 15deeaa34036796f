import { answered, asked, nextResponse } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const noAnswerNeededDoc = {
  tag: 'Tickets',
  summary: 'Say that no answer is needed',
  description: 'What the customer wrote last was a mere thanks: the next-response promise is cancelled.',
  answer: {
    ...asked,
    version: 4,
    clocks: [...answered.clocks, { ...nextResponse, state: 'cancelled', cancelledAt: '2026-05-12T04:31:00.000Z' }],
    moments: [...asked.moments, { name: 'no-answer-needed', at: '2026-05-12T04:31:00.000Z' }],
    unansweredSince: null,
  },
} satisfies OperationDoc;
