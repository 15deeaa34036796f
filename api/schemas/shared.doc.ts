import type { SchemaNotes } from '../operation-doc.ts';

export const sharedNotes: SchemaNotes = {
  Cause: { reason: "One of the policy's reasons for the group." },
  Customer: {
    locale:
      'Any BCP 47 tag. Mails are written in English, Korean, Simplified and Traditional Chinese; in English for ' +
      'whom none of these fits. Dates follow the tag.',
  },
  StandardOrder: {
    type: '`order.updated`, `order.delivered` or `order.cancelled`.',
    timestamp: "The shop's time of this state: an older state never overwrites a newer one.",
  },
  OrderLine: { quantity: 'Need not be whole: some things are sold by the metre.' },
};
