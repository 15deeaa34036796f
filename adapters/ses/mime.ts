import MimeNode from 'nodemailer/lib/mime-node';
import { singleLine } from '../../domain/input.ts';
import type { MailPlan } from '../../domain/message/mail.ts';

/** The address we send from, and what its domain names things with. The name is for a business that has none. */
export interface Sender {
  name: string;
  email: string;
}

/** `Name <address>` or a bare address. Throws on anything else, so that a bad setting fails at the start. */
export function parseSender(mailFrom: string): Sender {
  const match = /^\s*(?:"?([^"<]*?)"?\s*<([^<>\s]+@[^<>\s]+)>|([^<>\s]+@[^<>\s]+))\s*$/.exec(mailFrom);
  if (!match) throw new Error('MAIL_FROM must be an address or "Name <address>"');
  return { name: match[1] ?? '', email: match[2] ?? match[3]! };
}

/**
 * The mail as an RFC 5322 message: text and HTML, encoded for any script.
 * SES puts its own Message-ID in place of ours, so a conversation hangs on a root of our own making that every mail
 * about the same ticket or visit refers to.
 */
export async function toMime(plan: MailPlan, sender: Sender, date: Date): Promise<Buffer> {
  const domain = sender.email.slice(sender.email.lastIndexOf('@') + 1);
  const root = `<${idText(plan.threadId)}@${domain}>`;
  const mail = new MimeNode('multipart/alternative', {
    newline: 'win',
    textEncoding: 'B',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  mail.setHeader({
    From: person(plan.from || sender.name, sender.email),
    To: person(plan.to.name, plan.to.email),
    'Reply-To': person(plan.replyTo.name, plan.replyTo.email),
    Subject: asTyped(plan.subject),
    Date: date,
    'Message-ID': `<${idText(plan.mailId)}@${domain}>`,
    'In-Reply-To': root,
    References: root,
    'Content-Language': plan.locale,
  });
  if (plan.autoSubmitted !== null) {
    mail.setHeader('Auto-Submitted', plan.autoSubmitted);
    // Keeps Exchange from answering us with out-of-office notes; what it says of undelivered mail we want to hear.
    mail.setHeader('X-Auto-Response-Suppress', 'OOF, AutoReply');
  }
  if (plan.unsubscribe) {
    mail.setHeader('List-Unsubscribe', { prepared: true, value: `<mailto:${plan.unsubscribe}?subject=unsubscribe>` });
  }
  mail.createChild('text/plain; charset=utf-8').setContent(plan.text);
  mail.createChild('text/html; charset=utf-8').setContent(plan.html);
  return mail.build();
}

function person(name: string, address: string) {
  return { name: asTyped(singleLine(name)), address };
}

/**
 * What looks like an encoded word, `=?utf-8?B?…?=`, though somebody typed it so, with a joiner nobody sees between its first
 * two characters: mail programs would decode it.
 */
function asTyped(text: string): string {
  return text.replaceAll('=?', '=\u2060?');
}

/** An id as the left side of a Message-ID: only characters RFC 5322 takes there without quoting. */
function idText(id: string): string {
  return encodeURIComponent(id).replace(/[()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
