/** What the reference says of backtests. */
import { backtestSchema } from '../../functions/http/backtests/answers.ts';
import type { OperationNotes } from './operations.ts';

const policies = { tag: 'Policies', answer: backtestSchema } as const;

export const backtestOperations: Readonly<Record<string, OperationNotes>> = {
  startBacktest: {
    ...policies,
    summary: 'Try a version out on the past',
    description:
      'Replays the tickets opened from one day to another under this version and under another one (the one in force ' +
      'unless `against` names it): promises broken under either, the ten tickets that change most, whom ladders would ' +
      'have told at which hour. It runs on its own; `Location` is where it can be read meanwhile.',
  },
  readBacktest: {
    ...policies,
    summary: 'Read a backtest',
    description:
      'What has been found so far; `status` says whether that is all. Pairs are under the version compared with, and ' +
      'under the one that is tried. Backtests are kept for 90 days.',
  },
};

const hours = (hour: number, count: number) => Array.from({ length: 24 }, (_, at) => (at === hour ? count : 0));

const answer = {
  backtestId: 'B7Q2MZK4W9XT',
  status: 'done',
  policy: 'summer-2026',
  against: 'starter-1',
  from: '2026-01-01',
  to: '2026-05-31',
  until: '2026-06-01T01:00:00.000Z',
  report: {
    tickets: 412,
    unknownType: 0,
    clocks: [
      { requestType: 'complaint', clock: 'first-response', runs: [96, 96], breaches: [4, 9], gained: 6, lost: 1 },
    ],
    mostChanged: [{ ticketId: 'T4QZ8W2N6VKC', requestType: 'complaint', gained: 1, lost: 0, laterMs: 5_400_000 }],
    workload: { lead: { before: hours(16, 4), after: hours(14, 9) } },
  },
  requestedBy: 'mina',
  createdAt: '2026-06-01T01:00:00.000Z',
  updatedAt: '2026-06-01T01:00:02.310Z',
};

export const backtestExamples = {
  startBacktest: {
    request: { from: '2026-01-01', to: '2026-05-31' },
    answer: { ...answer, status: 'running', report: null, updatedAt: answer.createdAt },
  },
  readBacktest: { answer },
};
