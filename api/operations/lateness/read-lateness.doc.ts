import type { OperationDoc } from '../../operation-doc.ts';

export const readLatenessDoc = {
  tag: 'Summaries',
  summary: 'Read how late timers fired',
  description:
    'By day, of at most 92 days: how many timers fired and how late, at the median, at the 99th percentile and ' +
    'at worst. Percentiles are at most 10 % above the truth.',
  answer: { days: [{ date: '2026-05-12', count: 214, p50Ms: 61, p99Ms: 486, maxMs: 944 }] },
} satisfies OperationDoc;
