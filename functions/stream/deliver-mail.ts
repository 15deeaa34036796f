import type { Database } from '../../adapters/dynamo/database.ts';
import { claimMail, noteFailed, noteSent, noteSuppressed, releaseMail } from '../../adapters/dynamo/mail-store.ts';
import { readSuppression, suppressionIdOf } from '../../adapters/dynamo/suppression-store.ts';
import { type MailSender, sendMail } from '../../adapters/ses/send-mail.ts';
import type { MailPlan } from '../../domain/message/mail.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import { customerId } from '../../domain/vocabulary.ts';
import { log } from '../_kit/log.ts';

export interface MailOffice {
  database: Database;
  sender: MailSender;
  now: () => InstantText;
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
export async function deliverMail({ database, sender, now }: MailOffice, mail: MailPlan): Promise<void> {
  const held = mail.recipientId === customerId ? await readSuppression(database, suppressionIdOf(mail.to.email)) : null;
  if (!(await claimMail(database, mail, now()))) return;
  if (held) return noteSuppressed(database, mail.mailId, held.reason, now());
  const result = await sendMail(sender, mail, new Date(now()));
  const { mailId, template } = mail;
  const at = now();
  switch (result.outcome) {
    case 'accepted':
      return noteSent(database, mailId, result.messageId, at);
    case 'rejected':
      log('error', 'mail rejected', { mailId, template, reason: result.reason });
      return noteFailed(database, mailId, result.reason, at);
    case 'refused':
      await releaseMail(database, mailId, result.reason, at);
      throw new MailRefused(`SES refused ${mailId} for now: ${result.reason}`);
    case 'unknown':
      log('warn', 'mail in doubt', { mailId, template, reason: result.reason });
  }
}
