import type { Policy } from '../policy/policy.ts';
import { customerId } from './recipients.ts';

/**
 * How a mail did not do what it was for: it came back, its reader reported it as spam, SES would not have it or never said
 * that it did, or it was not sent because its address is suppressed.
 */
export const returnReasons = ['bounced', 'complained', 'failed', 'suppressed'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** A mail that did not do what it was for. Nothing personal: whose address it was says the recipient. */
export interface ReturnedMail {
  mailId: string;
  template: string;
  /** `customer`, or the id of a member of staff. */
  recipient: string;
  reason: ReturnReason;
  /** What SES said of it, in its own words: `Permanent/General`. */
  detail: string | null;
  /** The event of the same history that the mail told of. */
  of: number;
}

/** What only leads and managers read of it; whoever of them does not get that either is told by nobody but the history. */
const returnNotices: readonly string[] = ['mail-returned', 'visit-mail-returned'];

/** Whether a mail that did not reach the customer may have left them without what it said. A report of spam tells that it arrived. */
export function isUndelivered({ recipient, reason }: ReturnedMail): boolean {
  return recipient === customerId && reason !== 'complained';
}

/**
 * Whether staff are told of it. Of mails held back because the address is suppressed they are told once, and of each that
 * a person had written; of what staff themselves did not get always, until it is the news of just that to a lead.
 * @param isFirst whether no mail about the ticket or visit had failed to reach the customer before
 * @param isWritten whether a person wrote it, or did what it tells of, and thinks that the customer knows
 */
export function isToldOf(
  { recipient, reason, template }: ReturnedMail,
  { isFirst, isWritten }: { isFirst: boolean; isWritten: boolean },
  { staff }: Pick<Policy, 'staff'>,
): boolean {
  if (recipient === customerId) return reason !== 'suppressed' || isFirst || isWritten;
  const role = staff.find(({ id }) => id === recipient)?.role;
  return !(returnNotices.includes(template) && (role === 'lead' || role === 'manager'));
}
