import { answer } from '../../examples/orders.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const changeOrderDatesDoc = {
  tag: 'Visits',
  summary: "Tell an order's days",
  description:
    'Tells all of them, as dates where the business is. The visits of plans that count from a new one are ' +
    'planned. Of one that is corrected, visits not yet offered move, and later ones follow. A day once told is ' +
    'not withdrawn.',
  members: {
    sale: 'Where it was not sold on the day it was ordered.',
    deal: 'On which the deal was closed, as the platform counts it.',
    invoice: 'Of the invoice: guarantees may count from it.',
    contract: 'Of the contract with a dealer or customer.',
    acceptance: 'On which the customer accepted the work.',
    'move-in': 'On which somebody moved in.',
  },
  request: answer.dates,
  answer: answer,
} satisfies OperationDoc;
