import { offerExample } from '../../examples/entitlements.ts';
import { answered } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const offerCompensationDoc = {
  tag: 'Tickets',
  summary: 'Offer compensation',
  description:
    'An amount to make good, in place of the one offered before. Above the ceiling of its band it is refused ' +
    'unless one of the approvers offers it. Nothing is written to the customer: say it in a reply.',
  members: { band: "One of the policy's bands.", amount: 'In minor units of the currency: 1500 are 15.00 CNY.' },
  request: { band: offerExample.band, amount: offerExample.amount },
  answer: { ...answered, version: 3, compensation: offerExample },
} satisfies OperationDoc;
