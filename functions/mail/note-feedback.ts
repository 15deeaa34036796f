import type { Database } from '../../adapters/dynamo/database.ts';
import { confirmSent, noteReturned } from '../../adapters/dynamo/mail-store.ts';
import { suppress } from '../../adapters/dynamo/suppression-store.ts';
import { fromTagValue, mailIdTag } from '../../adapters/ses/mail-id-tag.ts';
import { isToCustomer } from '../../domain/message/recipients.ts';

/** The members we read of an event SES publishes; instants are ISO 8601. */
export interface SesFeedback {
  eventType: string;
  mail: { messageId: string; timestamp: string; tags?: Record<string, string[]>; destination?: string[] };
  bounce?: { bounceType: string; bounceSubType: string; timestamp: string };
  complaint?: { complaintFeedbackType?: string; timestamp: string };
}

/**
 * Notes on the mail's row what SES says of it: sent, bounced, complained about; and holds back what would go to an address
 * that refuses mail for good, or whose owner reported us. Repeating it changes nothing.
 * A transient bounce (a full mailbox) is no verdict on the address, and SES is still trying: it is not noted. Nor is what
 * mail programs send when somebody takes a mail out of the spam folder.
 */
export async function noteFeedback(database: Database, { eventType, mail, bounce, complaint }: SesFeedback) {
  const tag = mail.tags?.[mailIdTag]?.[0];
  if (tag === undefined) return;
  const mailId = fromTagValue(tag);
  if (eventType === 'Send') await confirmSent(database, mailId, mail.messageId, utc(mail.timestamp));
  if (bounce && bounce.bounceType !== 'Transient') {
    const detail = `${bounce.bounceType}/${bounce.bounceSubType}`;
    const since = utc(bounce.timestamp);
    if (bounce.bounceType === 'Permanent') await holdBack(database, mail, { reason: 'bounced', detail, mailId, since });
    await noteReturned(database, mailId, 'bounced', detail, since);
  }
  if (complaint && complaint.complaintFeedbackType !== 'not-spam') {
    const detail = complaint.complaintFeedbackType ?? 'complaint';
    const since = utc(complaint.timestamp);
    await holdBack(database, mail, { reason: 'complained', detail, mailId, since });
    await noteReturned(database, mailId, 'complained', detail, since);
  }
}

/** Each of our mails goes to one person. Staff's addresses are in the policy, for people to correct. */
async function holdBack(
  database: Database,
  { destination = [] }: SesFeedback['mail'],
  why: Parameters<typeof suppress>[2],
): Promise<void> {
  if (!isToCustomer(why.mailId)) return;
  for (const address of destination) await suppress(database, address, why);
}

/** In the one form our rows sort by. */
function utc(timestamp: string): string {
  return new Date(timestamp).toISOString();
}
