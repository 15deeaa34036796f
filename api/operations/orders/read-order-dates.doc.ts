import { answer } from '../../examples/orders.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const readOrderDatesDoc = {
  tag: 'Visits',
  summary: "Read an order's days",
  description: 'The days no shop tells and staff have told: what plans may count from beside the delivery.',
  answer: answer,
} satisfies OperationDoc;
