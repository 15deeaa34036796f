import type { Database } from '../../adapters/dynamo/database.ts';
import { noteReturned, noteSent } from '../../adapters/dynamo/mail-store.ts';
import { fromTagValue, mailIdTag } from '../../adapters/ses/mail-id-tag.ts';

/** The members we read of an event SES publishes; instants are ISO 8601. */
export interface SesFeedback {
  eventType: string;
  mail: { messageId: string; timestamp: string; tags?: Record<string, string[]> };
  bounce?: { bounceType: string; bounceSubType: string; timestamp: string };
  complaint?: { complaintFeedbackType?: string; timestamp: string };
}

/**
 * Notes on the mail's row what SES says of it: sent, bounced, complained about. Repeating it changes nothing.
 * A transient bounce (a full mailbox) is no verdict on the address, and SES is still trying: it is not noted.
 */
export async function noteFeedback(database: Database, { eventType, mail, bounce, complaint }: SesFeedback) {
  const tag = mail.tags?.[mailIdTag]?.[0];
  if (tag === undefined) return;
  const mailId = fromTagValue(tag);
  if (eventType === 'Send') await noteSent(database, mailId, mail.messageId, utc(mail.timestamp));
  if (bounce && bounce.bounceType !== 'Transient') {
    const reason = `${bounce.bounceType}/${bounce.bounceSubType}`;
    await noteReturned(database, mailId, 'bounced', reason, utc(bounce.timestamp));
  }
  if (complaint) {
    const reason = complaint.complaintFeedbackType ?? 'complaint';
    await noteReturned(database, mailId, 'complained', reason, utc(complaint.timestamp));
  }
}

/** In the one form our rows sort by. */
function utc(timestamp: string): string {
  return new Date(timestamp).toISOString();
}
