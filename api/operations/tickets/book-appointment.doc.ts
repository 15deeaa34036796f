import { answered } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const bookAppointmentDoc = {
  tag: 'Tickets',
  summary: 'Book a time with the customer',
  description:
    'The time, agreed with the customer, at which somebody comes. It meets the clocks that wait for it and ' +
    'starts those that are due at it. Another time takes its place: what was promised for the one before is ' +
    'promised no longer, and stays on record as broken if it was. The customer is told by mail. It takes an hour ' +
    'of whoever has the ticket, or as long as the policy says: a time at which they have a visit or another ' +
    'appointment, or at which nobody works, needs `force` and a `reason`.',
  members: {
    bookedFor: 'With any offset; after now, within a year.',
    force: 'Takes a time that is usually refused.',
    reason: 'Why it is forced; the history tells it.',
  },
  request: { bookedFor: '2026-05-13T14:00:00+09:00' },
  answer: {
    ...answered,
    version: 3,
    requestType: 'repair',
    moments: [
      ...answered.moments,
      { name: 'booked', at: '2026-05-12T06:00:00.000Z', bookedFor: '2026-05-13T05:00:00.000Z' },
    ],
  },
} satisfies OperationDoc;
