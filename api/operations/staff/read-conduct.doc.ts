import type { OperationDoc } from '../../operation-doc.ts';

export const readConductDoc = {
  tag: 'Staff',
  summary: 'Read what complaints about somebody came to',
  description:
    'How many complaints about them were found true and stand, and what followed from each, the oldest first. ' +
    'One found untrue after all no longer counts, and stays on record as withdrawn.',
  answer: {
    staff: 'minho',
    count: 1,
    findings: [
      {
        ticketId: 'T4QZ8W2N6VKC',
        count: 1,
        step: 'warning',
        recordedAt: '2026-05-12T06:10:00.000Z',
        withdrawnAt: null,
      },
    ],
  },
} satisfies OperationDoc;
