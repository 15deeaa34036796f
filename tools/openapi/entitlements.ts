/** What the reference says of claims, charges and compensation: operations, examples, schemas and notes of their part of the API. */
import type * as z from 'zod/mini';
import { ticketSchema } from '../../functions/http/answers.ts';
import { entitlementSchema } from '../../functions/http/entitlements.ts';

export const entitlementSchemas: Readonly<Record<string, z.ZodMiniType>> = { Entitlement: entitlementSchema };

export const entitlementOperations = {
  readEntitlement: {
    tag: 'Tickets',
    summary: 'Ask what the customer may claim',
    description:
      'What may be claimed on a day, with the last day of each, who pays for it, and what may be offered to make good: ' +
      'by the policy the ticket was promised under, the days of its order and its cause. The body tells what the order ' +
      'does not. It changes nothing.',
    answer: entitlementSchema,
  },
  offerCompensation: {
    tag: 'Tickets',
    summary: 'Offer compensation',
    description:
      'An amount to make good, in place of the one offered before. Above the ceiling of its band it is refused unless ' +
      'one of the approvers offers it. Nothing is written to the customer: say it in a reply.',
    answer: ticketSchema,
  },
} as const;

export const entitlementExample = {
  request: { on: '2026-06-20', repairs: 2, freight: 800 },
  answer: {
    on: '2026-06-20',
    terms: [
      {
        term: 'guarantee',
        title: 'Repair within the validity',
        state: 'open',
        remedies: ['exchange', 'refund'],
        whoChooses: 'business',
        from: '2026-05-02',
        lastDay: '2027-05-02',
      },
    ],
    serviceClass: 'C',
    charges: [{ line: 'freight', payer: 'business', rule: 'our-fault', title: 'Our fault' }],
    compensation: {
      currency: 'CNY',
      approvers: ['lead', 'manager'],
      bands: [{ band: 'other-province', title: 'Other province', most: 1500, ceiling: 1500, suggested: 1000 }],
    },
  },
};

export const offerExample = {
  band: 'other-province',
  amount: 1200,
  currency: 'CNY',
  offeredAt: '2026-05-12T06:00:00.000Z',
  offeredBy: 'jiwoo',
};

export const entitlementNotes = {
  'ReadEntitlementRequest.on': 'Today, where the business is, unless told otherwise.',
  'ReadEntitlementRequest.dates': 'Days the order does not tell, or tells wrongly; they count instead of its own.',
  'ReadEntitlementRequest.away': 'Days without the thing, both included: some terms are longer by them.',
  'ReadEntitlementRequest.repairs': 'How often it was repaired and was not usable again.',
  'ReadEntitlementRequest.term': 'The term it is claimed under: whether that is open decides the service class.',
  'ReadEntitlementRequest.freight': 'What the freight of one way cost, in minor units of the currency.',
  'ReadEntitlementRequest.daysLate': 'Days of delay by our fault.',
  'Entitlement.terms': 'How each term of the policy stands; `remedies` is what may be claimed on that day.',
  'Entitlement.serviceClass': 'A paid, B under contract, C free under warranty, D internal.',
  'Entitlement.charges':
    'Who pays for each line, and the rule that says so; `unclear` until evidence says whose fault it is.',
  'Entitlement.compensation':
    'Null when the policy has none. `ceiling` is the most you may offer by yourself, null when you may offer more than ' +
    '`most`; `suggested` what to offer at first, null when that cannot be reckoned.',
  'OfferCompensationRequest.band': "One of the policy's bands.",
  'OfferCompensationRequest.amount': 'In minor units of the currency: 1500 are 15.00 CNY.',
  'Ticket.compensation': 'What was offered last to make good; absent when nothing was.',
} as const;
