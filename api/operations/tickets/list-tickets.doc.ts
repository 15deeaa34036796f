import { customer } from '../../examples/parts.ts';
import {
  assignee,
  nextCursor,
  nextDueAt,
  openedAt,
  orderId,
  priority,
  requestType,
  shopId,
  status,
  subject,
  ticketId,
} from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listTicketsDoc = {
  tag: 'Tickets',
  summary: 'List tickets',
  description:
    'Tickets of a status (`new` unless told otherwise), or the open tickets of an assignee: what is due next ' +
    'comes first. Lists may lag a moment behind a change.',
  answer: {
    items: [
      { ticketId, status, requestType, priority, subject, customer, assignee, nextDueAt, openedAt, shopId, orderId },
    ],
    nextCursor,
  },
} satisfies OperationDoc;
