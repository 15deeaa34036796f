import { event } from '../../examples/parts.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listTicketEventsDoc = {
  tag: 'Tickets',
  summary: "Read a ticket's history",
  description: 'Everything that happened to it, oldest first. Events never change.',
  answer: { items: [event], nextCursor: null },
} satisfies OperationDoc;
