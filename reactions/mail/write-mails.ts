import type { Event } from '../../domain/events.ts';
import type { MailReference } from '../../domain/message/mail.ts';
import { mailsFor, mailTo } from '../../domain/message/mails-for.ts';
import type { Digest } from '../../domain/notice/digest.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { EventReference } from '../../domain/webhook/reference.ts';
import type { PolicyPort } from '../ports.ts';
import { type DeliveryPort, deliverMail } from './deliver-mail.ts';
import { type MailSubject, type SubjectPort, subjectOf } from './mail-subject.ts';

export interface MailPort extends DeliveryPort, SubjectPort, PolicyPort {
  readEvent(of: EventReference): Promise<Event | null>;
}

/** Sends the mails that an event brings. */
export async function sendMailsOf(work: MailPort, event: Event): Promise<void> {
  const subject = await subjectOf(work, event);
  if (!subject) return;
  const { entity, beside } = subject;
  if ('digestId' in entity && entity.total < 2) return tellOne(work, entity);
  const policy = await governingPolicy(work, subject);
  for (const mail of mailsFor(event, entity, policy, beside)) await deliverMail(work, mail);
}

/** A digest of one is the mail it would have been without; one in which nothing is left to tell is none. */
async function tellOne(work: MailPort, { lines: [line], staff }: Digest): Promise<void> {
  if (!line) return;
  const { ticketId, sequence, kind } = line.notice;
  const event = await work.readEvent({ entity: 'ticket', entityId: ticketId, sequence });
  if (event) await sendOne(work, event, { template: kind, recipientId: staff });
}

/** Sends a mail that was asked for. Whoever is known no longer gets none. */
export async function sendQueued(work: MailPort, row: MailReference): Promise<void> {
  const event = await work.readEvent(row);
  const sent = event && (await sendOne(work, event, row));
  if (!sent) await work.noteFailed(row.mailId, 'RecipientUnknown', work.nowText());
}

/** Writes a mail from its event: the table keeps no letters. False when there is nobody to write to. */
async function sendOne(
  work: MailPort,
  event: Event,
  whom: Pick<MailReference, 'template' | 'recipientId'>,
): Promise<boolean> {
  const subject = await subjectOf(work, event);
  const mail = subject && mailTo(event, subject.entity, await governingPolicy(work, subject), whom, subject.beside);
  if (mail) await deliverMail(work, mail);
  return mail !== null;
}

/** What is told of a ticket or a visit is told by the policy it was promised under. */
function governingPolicy({ policies }: MailPort, { entity }: MailSubject): Promise<Policy> {
  return 'policyVersion' in entity ? policies.of(entity.policyVersion) : policies.active();
}
