const hours = (hour: number, count: number) => Array.from({ length: 24 }, (_, at) => (at === hour ? count : 0));

export const answer = {
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
