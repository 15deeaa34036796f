import type { Rung } from './ladder.ts';
import type { WaitsFor } from './waits-for.ts';

/** The title of the task that sees to a call. */
const call = {
  en: 'Call the customer: we are late twice over',
  ko: '고객에게 전화하기: 약속한 시간이 두 번 지났습니다',
  zh: '致电客户：我们已两次未能按时',
} as const;

/**
 * What nobody has seen to is brought up again after a day, then every week until somebody acts: who is told of each open matter
 * day after day reads none of it.
 */
const again: Rung = { name: 'again', at: { after: 'P1D' }, repeat: 'P7D', notify: ['assignee', 'lead'] };

/**
 * What stands behind a new time told to a customer: whoever has the ticket is warned; when it breaks, lead and manager are
 * told, the customer once more, and somebody has to call.
 */
export const newTimeLadder: readonly Rung[] = [
  { name: 'warn', at: { share: 0.75 }, notify: ['assignee'] },
  {
    name: 'broken',
    at: { share: 1 },
    notify: ['assignee', 'lead', 'manager'],
    tellCustomer: {},
    task: { title: call, to: 'lead', within: 'PT4H' },
  },
  again,
];

/** What stands behind a booked time the request type has no clock for: nobody's report is no proof that nobody came. */
export const appointmentLadder: readonly Rung[] = [
  { name: 'soon', at: { before: 'PT2H' }, notify: ['assignee'] },
  { name: 'ask', at: { after: 'PT2H' }, notify: ['assignee', 'lead'] },
  again,
];

/** What stands behind a task with a due time. */
export const taskLadder: readonly Rung[] = [
  { name: 'warn', at: { share: 0.75 }, notify: ['assignee'] },
  { name: 'overdue', at: { share: 1 }, notify: ['assignee', 'lead'] },
  again,
];

/** How long a hold lasts where neither the policy nor anybody says. */
export const usualHold: Readonly<Record<WaitsFor, string>> = {
  customer: 'P14D',
  parts: 'P30D',
  partner: 'P14D',
  date: 'P14D',
};

/** How a hold is chased unless the policy has a ladder for it. The hold ends at its due time, whatever stands here. */
export const usualHoldLadders: Readonly<Record<WaitsFor, readonly Rung[]>> = {
  customer: [
    { name: 'remind', at: { share: 0.4 }, writeCustomer: 'remind' },
    { name: 'tell', at: { share: 0.7 }, notify: ['assignee'] },
    { name: 'close', at: { share: 1 }, notify: ['assignee'], writeCustomer: 'offer-to-close' },
  ],
  parts: [
    { name: 'ask', at: { share: 0.5 }, notify: ['assignee'], repeat: 'P7D' },
    { name: 'end', at: { share: 1 }, notify: ['assignee', 'lead'] },
  ],
  partner: [
    // Not at half: the week after would be the end.
    { name: 'ask', at: { share: 0.4 }, notify: ['assignee'], repeat: 'P7D' },
    { name: 'end', at: { share: 1 }, notify: ['assignee', 'lead'] },
  ],
  date: [{ name: 'end', at: { share: 1 }, notify: ['assignee'] }],
};
