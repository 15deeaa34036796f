import { reply, suppression } from '../../examples/mails.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listTicketMailsDoc = {
  tag: 'Mails',
  summary: 'List the mails about a ticket',
  description:
    'Who was sent what, in the order of the events the mails tell of, and what became of each. Notices that were ' +
    "gathered into a digest are not among them. `suppression` says whether the customer's address is held back. " +
    'Lists may lag a moment behind a change.',
  answer: { items: [reply], nextCursor: null, suppression },
} satisfies OperationDoc;
