/** Examples of visits: what is asked and answered. */
import { customer, event } from './examples-parts.ts';

const visit = {
  visitId: 'direct-A-20417-satisfaction-call-1',
  status: 'confirmed',
  visitType: 'satisfaction-call',
  rule: 'satisfaction-call',
  shopId: 'direct',
  orderId: 'A-20417',
  customer,
  products: ['Casement window, tilt and turn'],
  windowFrom: '2026-05-08T15:00:00.000Z',
  windowTo: '2026-05-11T15:00:00.000Z',
  agreedAt: '2026-05-11T05:00:00.000Z',
  assignee: 'jiwoo',
  nextDueAt: '2026-05-12T05:00:00.000Z',
};

const visitInFull = {
  ...visit,
  version: 4,
  role: 'hotline',
  steps: [
    { name: 'offer', dueAt: '2026-05-11T01:00:00.000Z', doneAt: '2026-05-11T01:00:00.000Z' },
    { name: 'ask', dueAt: '2026-05-12T05:00:00.000Z', doneAt: null },
  ],
  asked: 0,
  report: null,
  satisfied: null,
  heldAt: null,
  by: null,
  openedTicketId: null,
  region: 'KR-Seoul',
  createdAt: '2026-05-06T05:45:00.000Z',
  updatedAt: '2026-05-11T01:20:00.000Z',
  policyVersion: 'starter-1',
};

export const visitExamples = {
  listVisits: { answer: { items: [visit], nextCursor: null } },
  readVisit: { answer: visitInFull },
  listVisitEvents: {
    answer: {
      items: [
        {
          ...event,
          eventId: `${visit.visitId}#2`,
          sequence: 2,
          data: { type: 'visit.confirmed', agreedAt: visit.agreedAt, before: null, assignee: 'jiwoo' },
        },
      ],
      nextCursor: null,
    },
  },
  confirmVisit: { request: { agreedAt: '2026-05-11T14:00:00+09:00' }, answer: visitInFull },
  completeVisit: {
    request: { report: 'All windows close well.', satisfied: true },
    answer: {
      ...visitInFull,
      version: 5,
      status: 'done',
      report: 'All windows close well.',
      satisfied: true,
      heldAt: visit.agreedAt,
    },
  },
  missVisit: {
    request: { by: 'them', reason: 'Nobody answered three calls' },
    answer: { ...visitInFull, version: 5, status: 'missed', report: 'Nobody answered three calls', by: 'them' },
  },
  declineVisit: {
    request: { reason: 'Everything is fine' },
    answer: {
      ...visitInFull,
      version: 4,
      status: 'declined',
      agreedAt: null,
      report: 'Everything is fine',
      by: 'them',
    },
  },
  callOffVisit: {
    request: { by: 'us', reason: 'The engineer is ill' },
    answer: {
      ...visitInFull,
      version: 5,
      status: 'called-off',
      report: 'The engineer is ill',
      by: 'us',
      openedTicketId: 'T4QZ8W2N6VKC',
    },
  },
  assignVisit: { request: { assignee: 'chen' }, answer: { ...visitInFull, version: 5, assignee: 'chen' } },
} as const;
