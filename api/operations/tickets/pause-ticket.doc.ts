import { firstResponse, ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const pauseTicketDoc = {
  tag: 'Tickets',
  summary: 'Put on hold',
  description:
    'Stops its clocks until it is resumed; the time on hold is credited in business time. It waits for somebody ' +
    '(`waitsFor`) or for an instant (`until`) and ends by itself, as the policy says; the customer is told if it ' +
    'stops something they were promised. What a customer writes ends a hold that waits for the customer.',
  request: { reason: 'Waiting for the hinge' },
  answer: {
    ...ticket,
    version: 2,
    status: 'on-hold',
    clocks: [{ ...firstResponse, state: 'paused', dueAt: null }],
    holds: [{ from: '2026-05-12T02:05:10.000Z', to: null, reason: 'Waiting for the hinge' }],
    nextDueAt: null,
  },
} satisfies OperationDoc;
