import { type MailRow, noteFailed, readEventOf } from '../../adapters/dynamo/mail-store.ts';
import type { Event } from '../../domain/events.ts';
import { mailAgain, mailsFor } from '../../domain/message/mails-for.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Policies } from '../_kit/policy.ts';
import type { RowChange } from '../_kit/stream.ts';
import { deliverMail, type MailOffice } from './deliver-mail.ts';
import { type MailSubject, subjectOf } from './mail-subject.ts';

export interface MailWork extends MailOffice {
  policies: Policies;
}

/** Handles a change of the table: a new event brings its mails; a mail that became `queued` is sent again. */
export function mailRows(work: MailWork): (change: RowChange) => Promise<void> {
  return async ({ before, after }) => {
    if (after?.kind === 'event' && before === null) await sendMailsOf(work, after as unknown as Event);
    else if (after?.kind === 'mail' && after.state === 'queued') await sendAgain(work, after as unknown as MailRow);
  };
}

async function sendMailsOf(work: MailWork, event: Event): Promise<void> {
  const subject = await subjectOf(work.database, event);
  if (!subject) return;
  const policy = await governingPolicy(work, subject);
  for (const mail of mailsFor(event, subject.entity, policy, subject.nextVisit)) await deliverMail(work, mail);
}

/** Writes the mail again from its event: the table keeps no letters. Whoever is known no longer gets none. */
async function sendAgain(work: MailWork, row: MailRow): Promise<void> {
  const event = await readEventOf(work.database, row);
  const subject = event && (await subjectOf(work.database, event));
  const mail =
    subject && mailAgain(event, subject.entity, await governingPolicy(work, subject), row, subject.nextVisit);
  if (mail) await deliverMail(work, mail);
  else await noteFailed(work.database, row.mailId, 'RecipientUnknown', work.now());
}

/** What is told of a ticket or a visit is told by the policy it was promised under. */
function governingPolicy({ policies }: MailWork, { entity }: MailSubject): Promise<Policy> {
  return 'policyVersion' in entity ? policies.of(entity.policyVersion) : policies.active();
}
