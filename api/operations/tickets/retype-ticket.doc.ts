import { ticket } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const retypeTicketDoc = {
  tag: 'Tickets',
  summary: 'Change the request type',
  description:
    'Promises are those of the new type, as they would stand had it been that from the start; time on hold stays ' +
    'credited. Whoever has the ticket keeps it, unless the new type keeps them out, or it leaves a line of its ' +
    'own, such as a complaint line, for others: then it is routed anew. A booked time still to come at which the ' +
    'new type promises nothing is called off, and the customer and whoever was to come are told. For leads and ' +
    'managers; of a ticket that other teams are kept out of, also for the team that takes it, which says why.',
  members: {
    requestType: "One of the policy's request types.",
    reason: 'Why it is another kind of matter. Its history tells it; who is no lead has to say it.',
  },
  request: { requestType: 'repair', reason: 'Nobody is blamed: it only needs a hinge.' },
  answer: { ...ticket, version: 2, requestType: 'repair' },
} satisfies OperationDoc;
