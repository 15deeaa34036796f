/** What the reference says of an order's days: operations, examples, schemas and notes of their part of the API. */
import type * as z from 'zod/mini';
import { orderDatesAnswerSchema } from '../../functions/http/answers.ts';

export const orderSchemas: Readonly<Record<string, z.ZodMiniType>> = { OrderDates: orderDatesAnswerSchema };

export const orderOperations = {
  readOrderDates: {
    tag: 'Visits',
    summary: "Read an order's days",
    description: 'The days no shop tells and staff have told: what plans may count from beside the delivery.',
    answer: orderDatesAnswerSchema,
  },
  changeOrderDates: {
    tag: 'Visits',
    summary: "Tell an order's days",
    description:
      'Tells all of them, as dates where the business is. The visits of plans that count from a new one are planned. Of ' +
      'one that is corrected, visits not yet offered move, and later ones follow. A day once told is not withdrawn.',
    answer: orderDatesAnswerSchema,
  },
} as const;

const answer = { shopId: 'direct', orderId: 'A-20417', dates: { acceptance: '2026-05-02', 'move-in': '2026-05-20' } };

export const orderExamples = {
  readOrderDates: { answer },
  changeOrderDates: { request: answer.dates, answer },
} as const;

export const orderNotes = {
  'OrderDates.dates': 'Those known.',
  'ChangeOrderDatesRequest.sale': 'Where it was not sold on the day it was ordered.',
  'ChangeOrderDatesRequest.deal': 'On which the deal was closed, as the platform counts it.',
  'ChangeOrderDatesRequest.invoice': 'Of the invoice: guarantees may count from it.',
  'ChangeOrderDatesRequest.contract': 'Of the contract with a dealer or customer.',
  'ChangeOrderDatesRequest.acceptance': 'On which the customer accepted the work.',
  'ChangeOrderDatesRequest.move-in': 'On which somebody moved in.',
} as const;
