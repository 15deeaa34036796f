import { randomUUID } from 'node:crypto';
import type { EpochMs } from '../../service.ts';
import type { EventType } from './account.ts';
import type { Header } from './raw-message.ts';
import type { MailStatus } from './store.ts';

/** What `mail` of every event says of the message. */
export interface SentMail {
  id: string;
  at: EpochMs;
  from: string;
  to: string[];
  subject: string;
  /** As handed in: the sender's own Message-ID is found here, and nowhere else. */
  headers: Header[];
  tags: Record<string, string>;
  configurationSet: string | undefined;
  identityArn: string;
  accountId: string;
}

/** Something that will happen to a message: when, what its status becomes, and the event that tells of it. */
export interface Outcome {
  type: EventType;
  due: EpochMs;
  status: MailStatus;
  body: Record<string, unknown>;
}

const DETAIL_TYPES: Record<EventType, string> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
};

/** How long a receiving server takes, and after that a person to complain. */
const DELIVERY_MS = 1000;

/**
 * What will happen to a message: it is sent, and a second later every recipient has got it. The addresses of the SES
 * mailbox simulator (with or without `+label`) bounce and complain as they do on AWS.
 */
export function outcomes(mail: SentMail): Outcome[] {
  const sent: Outcome = { type: 'Send', due: mail.at, status: 'sent', body: {} };
  return [sent, ...mail.to.flatMap((recipient) => recipientOutcomes(recipient, mail.at + DELIVERY_MS))];
}

function recipientOutcomes(recipient: string, due: EpochMs): Outcome[] {
  const simulated = /^(bounce|complaint|suppressionlist)(\+[^@]*)?@simulator\.amazonses\.com$/i.exec(recipient);
  switch (simulated?.[1]?.toLowerCase()) {
    case 'bounce':
      return [bounce(recipient, due, 'General', '5.1.1', 'smtp; 550 5.1.1 user unknown')];
    case 'suppressionlist':
      return [bounce(recipient, due, 'Suppressed', '5.1.1', 'Amazon SES has suppressed sending to this address')];
    case 'complaint':
      return [delivery(recipient, due), complaint(recipient, due + DELIVERY_MS)];
    default:
      return [delivery(recipient, due)];
  }
}

function delivery(recipient: string, due: EpochMs): Outcome {
  const body = {
    timestamp: iso(due),
    processingTimeMillis: DELIVERY_MS,
    recipients: [recipient],
    smtpResponse: '250 2.0.0 OK',
    reportingMTA: 'a8-50.smtp-out.amazonses.com',
  };
  return { type: 'Delivery', due, status: 'delivered', body };
}

function bounce(recipient: string, due: EpochMs, subType: string, status: string, diagnosticCode: string): Outcome {
  const body = {
    bounceType: 'Permanent',
    bounceSubType: subType,
    bouncedRecipients: [{ emailAddress: recipient, action: 'failed', status, diagnosticCode }],
    timestamp: iso(due),
    feedbackId: messageIdAt(due),
    reportingMTA: 'dsn; a8-50.smtp-out.amazonses.com',
  };
  return { type: 'Bounce', due, status: 'bounced', body };
}

function complaint(recipient: string, due: EpochMs): Outcome {
  const body = {
    complainedRecipients: [{ emailAddress: recipient }],
    timestamp: iso(due),
    feedbackId: messageIdAt(due),
    userAgent: 'Amazon SES Mailbox Simulator',
    complaintFeedbackType: 'abuse',
    arrivalDate: iso(due),
  };
  return { type: 'Complaint', due, status: 'complained', body };
}

/** The event as SES puts it on the default event bus. */
export function toEvent(mail: SentMail, outcome: Outcome) {
  const detail = {
    eventType: outcome.type,
    [outcome.type.toLowerCase()]: outcome.body,
    mail: {
      timestamp: iso(mail.at),
      source: mail.from,
      sourceArn: mail.identityArn,
      sendingAccountId: mail.accountId,
      messageId: mail.id,
      destination: mail.to,
      headersTruncated: false,
      headers: mail.headers,
      commonHeaders: commonHeaders(mail),
      tags: {
        ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
        'ses:configuration-set': [mail.configurationSet],
        'ses:from-domain': [mail.from.slice(mail.from.lastIndexOf('@') + 1)],
      },
    },
  };
  return { 'detail-type': DETAIL_TYPES[outcome.type], detail, resources: [mail.identityArn] };
}

function commonHeaders(mail: SentMail): Record<string, unknown> {
  const value = (name: string) => mail.headers.find((header) => header.name.toLowerCase() === name)?.value;
  const [from, to, cc] = [value('from'), value('to'), value('cc')];
  return {
    ...(from && { from: [from] }),
    ...(to && { to: to.split(/,\s*/) }),
    ...(cc && { cc: cc.split(/,\s*/) }),
    messageId: mail.id,
    subject: mail.subject,
  };
}

/** An id in the shape SES gives them: the time, a UUID, a counter. */
export function messageIdAt(instant: EpochMs): string {
  return `0100${instant.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
}

function iso(instant: EpochMs): string {
  return new Date(instant).toISOString();
}
