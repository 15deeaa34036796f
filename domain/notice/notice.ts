import { type Notice, noticeKinds } from './events.ts';

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
