import { firstResponse, proof } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const readClocksDoc = {
  tag: 'Tickets',
  summary: "Read a ticket's clocks",
  description:
    'Each promise with what is left of it now, the rungs of its ladder, and its proof: the rule of the policy, ' +
    'the calendar, and a ledger of every counted, skipped and paused stretch up to the due instant.',
  answer: { now: '2026-05-12T07:12:30.000Z', clocks: [{ ...firstResponse, remaining: 'PT18H', proof }] },
} satisfies OperationDoc;
