import { firstResponse, ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const repromiseTicketDoc = {
  tag: 'Tickets',
  summary: 'Promise anew by the policy in force',
  description:
    'A ticket keeps the policy it was promised under. This makes its promises those of the one in force, counted ' +
    'from the same start.',
  answer: {
    ...ticket,
    version: 2,
    clocks: [{ ...firstResponse, policyVersion: 'summer-2026' }],
    policyVersion: 'summer-2026',
  },
} satisfies OperationDoc;
