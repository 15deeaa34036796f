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

/**
 * Whether one mail has told all that another notice would: of the same promise, due at the same instant, and nothing
 * more pressing. Of what is no promise each notice is news.
 */
export function hasTold(told: Notice, notice: Notice): boolean {
  const isSame =
    told.ticketId === notice.ticketId &&
    told.clock === notice.clock &&
    told.run === notice.run &&
    told.dueAt === notice.dueAt;
  return isSame && told.clock !== undefined && noticeKinds.indexOf(told.kind) <= noticeKinds.indexOf(notice.kind);
}

/** A notice on its way to somebody. */
export interface Telling {
  staffId: string;
  notice: Notice;
  /** Breaks through quiet hours and digests. */
  critical: boolean;
}

/** The event a notice tells about: the same for a notice delivered again. */
export function eventIdOf({ ticketId, sequence }: Notice): string {
  return `${ticketId}#${sequence}`;
}
