/** Examples of tickets: what is asked and answered. */

import { offerExample } from './entitlements.ts';
import { customer, event } from './examples-parts.ts';

const cause = { group: 'product', reason: 'quality' };

const rungs = (warn: string, breach: string, escalate: string) => [
  { name: 'warn', dueAt: warn, firedAt: null },
  { name: 'breach', dueAt: breach, firedAt: null },
  { name: 'escalate', dueAt: escalate, firedAt: null },
];

const firstResponse = {
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

const ticket = {
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

const job = {
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
const merged = {
  ...ticket,
  version: 2,
  status: 'resolved',
  resolvedAt: '2026-05-12T02:00:00.000Z',
  clocks: [],
  nextDueAt: null,
};

const { ticketId, status, requestType, priority, subject, assignee, nextDueAt, openedAt, shopId, orderId } = ticket;
const nextCursor = 'MjAyNi0wNS0xMlQxOToxMjozMC4wMDBaI1Q0UVo4VzJONlZLQw';

const answered = {
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
const asked = {
  ...answered,
  version: 3,
  moments: [...answered.moments, { name: 'customer-message', at: '2026-05-12T04:30:00.000Z' }],
  unansweredSince: '2026-05-12T04:30:00.000Z',
};
const nextResponse = {
  ...firstResponse,
  name: 'next-response',
  startedAt: '2026-05-12T04:30:00.000Z',
  dueAt: '2026-05-13T04:30:00.000Z',
  rungs: rungs('2026-05-12T22:30:00.000Z', '2026-05-13T04:30:00.000Z', '2026-05-13T08:30:00.000Z'),
};
const task = {
  taskId: '1',
  title: 'Order the 80 mm hinge',
  assignee: 'minho',
  openedAt: '2026-05-12T02:05:10.000Z',
  doneAt: null,
};
const proof = {
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
const found = { group: 'product', reason: 'defect' };

export const ticketExamples = {
  openTicket: {
    request: { requestType, subject, text: ticket.text, customer, product: ticket.product, cause },
    answer: ticket,
  },
  listTickets: {
    answer: {
      items: [
        { ticketId, status, requestType, priority, subject, customer, assignee, nextDueAt, openedAt, shopId, orderId },
      ],
      nextCursor,
    },
  },
  readTicket: { answer: ticket },
  replyToTicket: { request: { text: event.data.text }, answer: answered },
  noteOnTicket: { request: { text: 'Lower hinge, left. Bring the 80 mm one.' }, answer: { ...ticket, version: 2 } },
  assignTicket: { request: { assignee: 'minho' }, answer: { ...ticket, version: 2, assignee: 'minho' } },
  prioritiseTicket: { request: { priority: 'urgent' }, answer: { ...ticket, version: 2, priority: 'urgent' } },
  pauseTicket: {
    request: { reason: 'Waiting for the hinge' },
    answer: {
      ...ticket,
      version: 2,
      status: 'on-hold',
      clocks: [{ ...firstResponse, state: 'paused', dueAt: null }],
      holds: [{ from: '2026-05-12T02:05:10.000Z', to: null, reason: 'Waiting for the hinge' }],
      nextDueAt: null,
    },
  },
  resumeTicket: { answer: { ...ticket, version: 3 } },
  resolveTicket: {
    request: { resolution: 'Hinge replaced, window adjusted.', cause: found },
    answer: { ...answered, version: 3, status: 'resolved', cause: found, resolvedAt: '2026-05-14T05:40:00.000Z' },
  },
  reopenTicket: { request: { reason: 'The draught is back.' }, answer: { ...answered, version: 4 } },
  addMessage: {
    request: { text: 'Thursday is fine. In the morning?' },
    answer: { ...asked, clocks: [...answered.clocks, nextResponse], nextDueAt: nextResponse.rungs[0]!.dueAt },
  },
  noAnswerNeeded: {
    answer: {
      ...asked,
      version: 4,
      clocks: [...answered.clocks, { ...nextResponse, state: 'cancelled', cancelledAt: '2026-05-12T04:31:00.000Z' }],
      moments: [...asked.moments, { name: 'no-answer-needed', at: '2026-05-12T04:31:00.000Z' }],
      unansweredSince: null,
    },
  },
  reachMilestone: {
    request: { milestone: 'arrived' },
    answer: {
      ...answered,
      version: 3,
      requestType: 'repair',
      moments: [...answered.moments, { name: 'milestone:arrived', at: '2026-05-12T06:00:00.000Z' }],
    },
  },
  bookAppointment: {
    request: { bookedFor: '2026-05-13T14:00:00+09:00' },
    answer: {
      ...answered,
      version: 3,
      requestType: 'repair',
      moments: [
        ...answered.moments,
        { name: 'booked', at: '2026-05-12T06:00:00.000Z', bookedFor: '2026-05-13T05:00:00.000Z' },
      ],
    },
  },
  callOffAppointment: { answer: { ...answered, version: 4, requestType: 'repair' } },
  retypeTicket: {
    request: { requestType: 'repair', reason: 'Nobody is blamed: it only needs a hinge.' },
    answer: { ...ticket, version: 2, requestType: 'repair' },
  },
  repromiseTicket: {
    answer: {
      ...ticket,
      version: 2,
      clocks: [{ ...firstResponse, policyVersion: 'summer-2026' }],
      policyVersion: 'summer-2026',
    },
  },
  addTask: {
    request: { title: 'Order the 80 mm hinge', assignee: 'minho' },
    answer: { ...ticket, version: 2, tasks: [task] },
  },
  completeTask: { answer: { ...ticket, version: 3, tasks: [{ ...task, doneAt: '2026-05-12T05:00:00.000Z' }] } },
  openJob: {
    request: { requestType: 'repair', subject: 'Lower hinge of the kitchen window', text: 'Change it.', team: 'field' },
    answer: { ...job, links: [{ ticketId: ticket.ticketId, kind: 'complaint' }] },
  },
  linkTicket: {
    request: { ticketId: job.ticketId, kind: 'job' },
    answer: { ...ticket, version: 2, links: [{ ticketId: job.ticketId, kind: 'job' }] },
  },
  unlinkTicket: { answer: { ...ticket, version: 3 } },
  mergeTicket: {
    request: { into: job.ticketId },
    answer: { ...merged, links: [{ ticketId: job.ticketId, kind: 'merged' }], mergedInto: job.ticketId },
  },
  listTicketEvents: { answer: { items: [event], nextCursor: null } },
  readClocks: {
    answer: { now: '2026-05-12T07:12:30.000Z', clocks: [{ ...firstResponse, remaining: 'PT18H', proof }] },
  },
  offerCompensation: {
    request: { band: offerExample.band, amount: offerExample.amount },
    answer: { ...answered, version: 3, compensation: offerExample },
  },
} as const;
