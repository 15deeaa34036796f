import { readEventOf } from '../../adapters/dynamo/history-store.ts';
import { noteFailed } from '../../adapters/dynamo/mail-store.ts';
import type { Policies } from '../../application/policies.ts';
import type { MailRow } from '../../application/records.ts';
import type { Event } from '../../domain/events.ts';
import type { MailReference } from '../../domain/message/mail.ts';
import { mailsFor, mailTo } from '../../domain/message/mails-for.ts';
import type { Digest } from '../../domain/notice/digest.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { RowChange } from '../_kit/stream.ts';
import { deliverMail, type MailOffice } from './deliver-mail.ts';
import { type MailSubject, subjectOf } from './mail-subject.ts';

export interface MailWork extends MailOffice {
  policies: Policies;
}

/**
 * Handles a change of the table: a new event brings its mails; a mail that became `queued`, since it is the mail of a
 * notice or the sweeper wants it sent again, is sent.
 */
export function mailRows(work: MailWork): (change: RowChange) => Promise<void> {
  return async ({ before, after }) => {
    if (after?.kind === 'event' && before === null) await sendMailsOf(work, after as unknown as Event);
    else if (after?.kind === 'mail' && after.state === 'queued') await sendQueued(work, after as unknown as MailRow);
  };
}

async function sendMailsOf(work: MailWork, event: Event): Promise<void> {
  const subject = await subjectOf(work.database, event);
  if (!subject) return;
  const { entity, beside } = subject;
  if ('digestId' in entity && entity.total < 2) return tellOne(work, entity);
  const policy = await governingPolicy(work, subject);
  for (const mail of mailsFor(event, entity, policy, beside)) await deliverMail(work, mail);
}

/** A digest of one is the mail it would have been without; one in which nothing is left to tell is none. */
async function tellOne(work: MailWork, { lines: [line], staff }: Digest): Promise<void> {
  if (!line) return;
  const { ticketId, sequence, kind } = line.notice;
  const event = await readEventOf(work.database, { entity: 'ticket', entityId: ticketId, sequence });
  if (event) await sendOne(work, event, { template: kind, recipientId: staff });
}

/** Whoever is known no longer gets none. */
async function sendQueued(work: MailWork, row: MailRow): Promise<void> {
  const event = await readEventOf(work.database, row);
  const sent = event && (await sendOne(work, event, row));
  if (!sent) await noteFailed(work.database, row.mailId, 'RecipientUnknown', work.now());
}

/** Writes a mail from its event: the table keeps no letters. False when there is nobody to write to. */
async function sendOne(
  work: MailWork,
  event: Event,
  whom: Pick<MailReference, 'template' | 'recipientId'>,
): Promise<boolean> {
  const subject = await subjectOf(work.database, event);
  const mail = subject && mailTo(event, subject.entity, await governingPolicy(work, subject), whom, subject.beside);
  if (mail) await deliverMail(work, mail);
  return mail !== null;
}

/** What is told of a ticket or a visit is told by the policy it was promised under. */
function governingPolicy({ policies }: MailWork, { entity }: MailSubject): Promise<Policy> {
  return 'policyVersion' in entity ? policies.of(entity.policyVersion) : policies.active();
}
