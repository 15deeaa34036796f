import { answer } from '../../examples/backtests.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const startBacktestDoc = {
  tag: 'Policies',
  summary: 'Try a version out on the past',
  description:
    'Replays the tickets opened from one day to another under this version and under another one (the one in ' +
    'force unless `against` names it): promises broken under either, the ten tickets that change most, whom ' +
    'ladders would have told at which hour. It runs on its own; `Location` is where it can be read meanwhile.',
  request: { from: '2026-01-01', to: '2026-05-31' },
  answer: { ...answer, status: 'running', report: null, updatedAt: answer.createdAt },
} satisfies OperationDoc;
