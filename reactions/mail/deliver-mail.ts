import type { MailPlan, MailReference } from '../../domain/message/mail.ts';
import { customerId, type InstantText } from '../../domain/vocabulary.ts';
import type { Clock, LogPort } from '../ports.ts';

/**
 * How sending went: the mail service has it, will never take it, did not take it now, or its answer was lost. The reasons
 * are names of errors.
 */
export type SendOutcome =
  | { outcome: 'accepted'; messageId: string }
  | { outcome: 'rejected' | 'refused' | 'unknown'; reason: string };

export interface DeliveryPort extends Pick<Clock, 'nowText'>, LogPort {
  /** Why an address is written to no longer; null when it is. */
  readSuppression(address: string): Promise<{ reason: string } | null>;
  /** Takes a mail for sending. False when somebody else has it or had it. */
  claimMail(mail: MailReference, at: InstantText): Promise<boolean>;
  sendMail(mail: MailPlan, at: InstantText): Promise<SendOutcome>;
  noteSent(mailId: string, messageId: string, at: InstantText): Promise<void>;
  noteFailed(mailId: string, reason: string, at: InstantText): Promise<void>;
  noteSuppressed(mailId: string, reason: string, at: InstantText): Promise<void>;
  /** It was not taken for now: it may be claimed again at once. */
  releaseMail(mailId: string, reason: string, at: InstantText): Promise<void>;
}

/** SES did not take a mail now. The row is released; the stream brings its record again after a while. */
class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/**
 * Claims a mail, sends it and notes it as sent; a mail somebody else has claimed is left alone. A customer's address that
 * bounced or complained gets nothing. Staff's are not held back: what they do not get, others are told of each time.
 * When SES's answer is lost, the claim stands: SES's `Send` event notes it as sent, or the sweeper queues it again.
 * See docs/decisions/0004-mail-exactly-once-enough.md.
 * @throws MailRefused when SES refused it for now
 */
export async function deliverMail(ports: DeliveryPort, mail: MailPlan): Promise<void> {
  const { nowText: now } = ports;
  const held = mail.recipientId === customerId ? await ports.readSuppression(mail.to.email) : null;
  if (!(await ports.claimMail(mail, now()))) return;
  if (held) return ports.noteSuppressed(mail.mailId, held.reason, now());
  const result = await ports.sendMail(mail, now());
  const { mailId, template } = mail;
  const at = now();
  switch (result.outcome) {
    case 'accepted':
      return ports.noteSent(mailId, result.messageId, at);
    case 'rejected':
      ports.log('error', 'mail rejected', { mailId, template, reason: result.reason });
      return ports.noteFailed(mailId, result.reason, at);
    case 'refused':
      await ports.releaseMail(mailId, result.reason, at);
      throw new MailRefused(`SES refused ${mailId} for now: ${result.reason}`);
    case 'unknown':
      ports.log('warn', 'mail in doubt', { mailId, template, reason: result.reason });
  }
}
