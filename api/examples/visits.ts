import { customer } from './parts.ts';

export const visit = {
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

export const visitInFull = {
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
