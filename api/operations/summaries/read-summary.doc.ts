import type { OperationDoc } from '../../operation-doc.ts';

export const readSummaryDoc = {
  tag: 'Summaries',
  summary: "Read a month's summary",
  description: 'Complaints of a month (`2026-05`) by cause and by product, beside the month before.',
  answer: {
    month: '2026-05',
    madeAt: '2026-06-01T00:00:00.000Z',
    total: 3,
    totalBefore: 1,
    byCause: [
      { label: 'product/defect', count: 2, before: 1 },
      { label: 'logistics/late', count: 1, before: 0 },
    ],
    byProduct: [{ label: 'Casement window, tilt and turn', count: 3, before: 1 }],
  },
} satisfies OperationDoc;
