import { customer, event } from './parts.ts';

export const cause = { group: 'product', reason: 'quality' };

const rungs = (warn: string, breach: string, escalate: string) => [
  { name: 'warn', dueAt: warn, firedAt: null },
  { name: 'breach', dueAt: breach, firedAt: null },
  { name: 'escalate', dueAt: escalate, firedAt: null },
];

export const firstResponse = {
  name: 'first-response',
  run: 1,
  state: 'running',
  policyVersion: 'starter-1',
  calendar: 'always',
  calendarVersion: '5d0e4f4be8c1a7d2',
  target: 'PT24H',
  exception: null,
  startedAt: '2026-05-12T01:12:30.000Z',
  dueAt: '2026-05-13T01:12:30.000Z',
  metAt: null,
  cancelledAt: null,
  breachedAt: null,
  newPromiseAt: null,
  caveat: null,
  rungs: rungs('2026-05-12T19:12:30.000Z', '2026-05-13T01:12:30.000Z', '2026-05-13T05:12:30.000Z'),
};

export const ticket = {
  ticketId: 'T4QZ8W2N6VKC',
  version: 1,
  status: 'new',
  requestType: 'complaint',
  priority: 'high',
  channel: 'web',
  customerClass: null,
  subject: 'Draught around the new casement window',
  text: 'There is a draught along the lower edge of the left window.',
  customer,
  shopId: 'direct',
  orderId: 'A-20417',
  product: 'Casement window, tilt and turn',
  cause,
  complaint: true,
  region: null,
  about: null,
  assignee: 'jiwoo',
  team: null,
  clocks: [firstResponse],
  holds: [],
  moments: [],
  tasks: [],
  openedAt: '2026-05-12T01:12:30.000Z',
  updatedAt: '2026-05-12T01:12:30.000Z',
  answeredAt: null,
  repliedAt: null,
  unansweredSince: null,
  resolvedAt: null,
  nextDueAt: '2026-05-12T19:12:30.000Z',
  policyVersion: 'starter-1',
};

export const job = {
  ...ticket,
  ...{
    ticketId: 'T7K2M9QX4WAB',
    requestType: 'repair',
    priority: 'high',
    subject: 'Lower hinge of the kitchen window',
  },
  ...{ text: 'Change it.', cause: null, complaint: false, assignee: 'minho', clocks: [], nextDueAt: null },
  answeredAt: '2026-05-12T01:12:30.000Z',
};

export const merged = {
  ...ticket,
  version: 2,
  status: 'resolved',
  resolvedAt: '2026-05-12T02:00:00.000Z',
  clocks: [],
  nextDueAt: null,
};

export const { ticketId, status, requestType, priority, subject, assignee, nextDueAt, openedAt, shopId, orderId } =
  ticket;

export const nextCursor = 'MjAyNi0wNS0xMlQxOToxMjozMC4wMDBaI1Q0UVo4VzJONlZLQw';

export const answered = {
  ...ticket,
  version: 2,
  status: 'open',
  clocks: [{ ...firstResponse, state: 'met', metAt: event.at }],
  moments: [{ name: 'replied', at: event.at }],
  answeredAt: event.at,
  repliedAt: event.at,
  updatedAt: event.at,
  nextDueAt: null,
};

export const asked = {
  ...answered,
  version: 3,
  moments: [...answered.moments, { name: 'customer-message', at: '2026-05-12T04:30:00.000Z' }],
  unansweredSince: '2026-05-12T04:30:00.000Z',
};

export const nextResponse = {
  ...firstResponse,
  name: 'next-response',
  startedAt: '2026-05-12T04:30:00.000Z',
  dueAt: '2026-05-13T04:30:00.000Z',
  rungs: rungs('2026-05-12T22:30:00.000Z', '2026-05-13T04:30:00.000Z', '2026-05-13T08:30:00.000Z'),
};

export const task = {
  taskId: '1',
  title: 'Order the 80 mm hinge',
  assignee: 'minho',
  openedAt: '2026-05-12T02:05:10.000Z',
  doneAt: null,
};

export const proof = {
  policyVersion: 'starter-1',
  rule: '/requestTypes/complaint/clocks/first-response/target',
  target: 'PT24H',
  calendar: {
    name: 'always',
    rule: '/requestTypes/complaint/clocks/first-response/calendar',
    timeZone: 'Asia/Seoul',
    version: firstResponse.calendarVersion,
    hasChanged: false,
  },
  startedAt: firstResponse.startedAt,
  bookedFor: null,
  dueAt: firstResponse.dueAt,
  ledger: [{ kind: 'counted', from: '2026-05-12T10:12:30+09:00', to: '2026-05-13T10:12:30+09:00', seconds: 86_400 }],
  overdue: null,
  caveat: null,
  problem: null,
};

export const found = { group: 'product', reason: 'defect' };
