import type { Policy } from '../policy/policy.ts';
import { customerId } from '../vocabulary.ts';
import type { ReturnedMail } from './returned-mail.ts';

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
