import { customer } from '../../examples/parts.ts';
import { cause, requestType, subject, ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const openTicketDoc = {
  tag: 'Tickets',
  summary: 'Open a ticket',
  description:
    'Takes up a matter. Its request type decides who gets it and which promises are timed from now on. Of its ' +
    'order it has the customer, class, region and, of a single one, the product where nobody says them.',
  members: {
    requestType: "One of the policy's request types: `complaint`, `logistics`, `question`, `repair`.",
    priority: 'The one of the request type unless told otherwise.',
    channel: 'How the customer came in; `web` unless told otherwise. Targets may depend on it.',
    customer: 'Targets may depend on the `class`.',
    orderId: "The order's id at its shop.",
  },
  request: { requestType, subject, text: ticket.text, customer, product: ticket.product, cause },
  answer: ticket,
} satisfies OperationDoc;
