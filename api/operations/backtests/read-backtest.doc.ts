import { answer } from '../../examples/backtests.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const readBacktestDoc = {
  tag: 'Policies',
  summary: 'Read a backtest',
  description:
    'What has been found so far; `status` says whether that is all. Pairs are under the version compared with, ' +
    'and under the one that is tried. Backtests are kept for 90 days.',
  answer: answer,
} satisfies OperationDoc;
