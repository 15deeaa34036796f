import type { OperationDoc } from '../../operation-doc.ts';

export const readEntitlementDoc = {
  tag: 'Tickets',
  summary: 'Ask what the customer may claim',
  description:
    'What may be claimed on a day, with the last day of each, who pays for it, and what may be offered to make ' +
    'good: by the policy the ticket was promised under, the days of its order and its cause. The body tells what ' +
    'the order does not. It changes nothing.',
  members: {
    on: 'Today, where the business is, unless told otherwise.',
    dates: 'Days the order does not tell, or tells wrongly; they count instead of its own.',
    away: 'Days without the thing, both included: some terms are longer by them.',
    repairs: 'How often it was repaired and was not usable again.',
    term: 'The term it is claimed under: whether that is open decides the service class.',
    freight: 'What the freight of one way cost, in minor units of the currency.',
    daysLate: 'Days of delay by our fault.',
  },
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
} satisfies OperationDoc;
