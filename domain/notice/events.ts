import type { ClockName, InstantText } from '../vocabulary.ts';

/** What a ladder, the routing or a customer's message tells staff, the most pressing first. Each is the template of its mail, too. */
export const noticeKinds = [
  'promise-escalated',
  'promise-broken',
  'ticket-unrouted',
  'mail-returned',
  'promise-warning',
  'task-due',
  'customer-wrote',
  'hold-waiting',
  'task-opened',
  'ticket-assigned',
  'ticket-taken-over',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One thing one member of staff is told: what finds its event again, and what sorts it. Nothing personal. */
export interface Notice {
  kind: NoticeKind;
  ticketId: string;
  /** Of the event in the ticket's history. */
  sequence: number;
  /** When the promise is or was due; for what is no promise, when it happened. */
  dueAt: InstantText;
  /** The promise, where it is about one. */
  clock?: ClockName;
  run?: number;
  /** The task, where it is about one. */
  taskId?: string;
  /** Whose mail did not arrive, where it is about one: `customer`, or the id of a member of staff. */
  recipient?: string;
}

/** A slot was closed: what was gathered in it is told. What comes in late is told by another closing. */
export interface DigestEventData {
  type: 'digest.closed';
  staff: string;
  /** The rows of notices it tells of: no later closing tells of them again. */
  rows: string[];
  /** How many matters there are of each kind. */
  counts: Partial<Record<NoticeKind, number>>;
  /** The most pressing of them, at most a hundred. */
  shown: Notice[];
}
