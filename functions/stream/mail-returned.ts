import type { Database } from '../../adapters/dynamo/database.ts';
import { readEventOf } from '../../adapters/dynamo/history-store.ts';
import { noteTold } from '../../adapters/dynamo/mail-store.ts';
import { readTicket, saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { readVisit, saveVisit } from '../../adapters/dynamo/visit-store.ts';
import type { Policies } from '../../application/policies.ts';
import type { MailRow } from '../../application/records.ts';
import type { Conflict, Write } from '../../application/unit-of-work.ts';
import type { Event } from '../../domain/events.ts';
import { fromText } from '../../domain/instants.ts';
import { type ReturnedMail, type ReturnReason, returnReasons } from '../../domain/returned-mail/returned-mail.ts';
import { mailReturned } from '../../domain/ticket/returned.ts';
import { visitMailReturned } from '../../domain/visit/returned.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import { customerId } from '../../domain/vocabulary.ts';
import { log } from '../_kit/log.ts';
import type { RowChange } from '../_kit/stream.ts';

interface ReturnWork {
  database: Database;
  policies: Policies;
  now: () => InstantText;
}

/** How often a change is decided again because another one came between reading and writing. */
const attempts = 5;

/** Whether a mail's row has just come to a state in which its reader does not have it, or does not want it. */
export function isReturn({ before, after }: RowChange): boolean {
  return returnReasons.includes(after?.state as ReturnReason) && before?.state !== after?.state;
}

/**
 * Writes into the history of a mail's ticket or visit that it did not do what it was for, with what follows, once. Mails
 * that are about neither, such as digests, are in the log only. Whoever has left the policy is missed by nobody.
 * @throws when the ticket or visit stays contended: then the record comes again
 */
export async function followReturn(work: ReturnWork, row: MailRow): Promise<void> {
  const { mailId, template, recipientId: recipient, sequence: of, reason: detail = null } = row;
  const reason = row.state as ReturnReason;
  log('warn', 'mail not delivered', { mailId, template, state: reason, reason: detail });
  if (recipient !== customerId && detail === 'RecipientUnknown') return;
  const about = await readEventOf(work.database, row);
  if (!about) return;
  const mail: ReturnedMail = { mailId, template, recipient, reason, detail, of };
  const told = noteTold(work.database, row);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const conflict = await write(work, mail, about, told);
    if (conflict !== 'changed') return;
  }
  throw new Error(`${about.entity} ${about.entityId} stays contended`);
}

async function write(
  { database, policies, now }: ReturnWork,
  mail: ReturnedMail,
  about: Event,
  told: Write,
): Promise<'changed' | 'done'> {
  const contextOf = async (policyVersion: string) => ({
    now: fromText(now()),
    actor: { kind: 'system' as const },
    policy: await policies.of(policyVersion),
  });
  if (about.entity === 'ticket') {
    const ticket = await readTicket(database, about.entityId);
    if (!ticket) return 'done';
    const change = mailReturned(ticket, mail, about, await contextOf(ticket.policyVersion));
    return outcomeOf(await saveTicket(database, change, [told]), change.events.length + 1);
  }
  if (about.entity === 'visit') {
    const visit = await readVisit(database, about.entityId);
    if (!visit) return 'done';
    const change = visitMailReturned(visit, mail, about, await contextOf(visit.policyVersion));
    return outcomeOf(await saveVisit(database, change, [told]), change.events.length + 1);
  }
  return 'done';
}

/** @param toldAt the position of what says that it was told: there it fails for what has been told already */
function outcomeOf(conflict: Conflict | null, toldAt: number): 'changed' | 'done' {
  return conflict === null || conflict.failed.includes(toldAt) ? 'done' : 'changed';
}
