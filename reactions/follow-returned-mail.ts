import type { Event } from '../domain/events.ts';
import type { MailReference } from '../domain/message/mail.ts';

import type { ReturnedMail, ReturnReason } from '../domain/returned-mail/returned-mail.ts';

import type { TicketChange } from '../domain/ticket/change.ts';
import { mailReturned } from '../domain/ticket/returned.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { VisitChange } from '../domain/visit/change.ts';
import { visitMailReturned } from '../domain/visit/returned.ts';
import type { Visit } from '../domain/visit/visit.ts';
import { customerId } from '../domain/vocabulary.ts';
import type { EventReference } from '../domain/webhook/reference.ts';
import type { Clock, LogPort, PolicyPort } from './ports.ts';
import { onRows } from './reaction.ts';

/** What is kept of a mail that did not do what it was for. */
interface ReturnedRow extends MailReference {
  state: ReturnReason;
  reason?: string;
}

export interface ReturnPort {
  readEvent(of: EventReference): Promise<Event | null>;
  readTicket(ticketId: string): Promise<Ticket | null>;
  readVisit(visitId: string): Promise<Visit | null>;
  /**
   * Writes a change of the mail's ticket or visit, unless the mail's state has been told already. False when what it
   * changes has changed meanwhile: then nothing is written.
   */
  saveReturn(mail: ReturnedRow, change: TicketChange | VisitChange): Promise<boolean>;
}

type Ports = ReturnPort & PolicyPort & Clock & LogPort;

/** How often a change is decided again because another one came between reading and writing. */
const attempts = 5;

/**
 * A mail's row that has just come to a state in which its reader does not have it, or does not want it: its ticket's or
 * visit's history says so, with what follows, once. Mails that are about neither, such as digests, are in the log only.
 * Whoever has left the policy is missed by nobody.
 * @throws when the ticket or visit stays contended: then the record comes again
 */
export const followReturnedMail = onRows<Ports>(
  'follow a returned mail',
  [{ kind: 'returned-mail' }],
  async ({ before, after }, ports) => {
    if (before?.state !== after?.state) await follow(ports, after as unknown as ReturnedRow);
  },
);

async function follow(work: Ports, row: ReturnedRow): Promise<void> {
  const { mailId, template, recipientId: recipient, sequence: of, reason: detail = null } = row;
  const reason = row.state;
  work.log('warn', 'mail not delivered', { mailId, template, state: reason, reason: detail });
  if (recipient !== customerId && detail === 'RecipientUnknown') return;
  const about = await work.readEvent(row);
  if (!about) return;
  const mail: ReturnedMail = { mailId, template, recipient, reason, detail, of };
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (await write(work, mail, about, row)) return;
  }
  throw new Error(`${about.entity} ${about.entityId} stays contended`);
}

/** False when its ticket or visit has changed meanwhile: then it is decided again. */
async function write(ports: Ports, mail: ReturnedMail, about: Event, row: ReturnedRow): Promise<boolean> {
  const contextOf = async (policyVersion: string) => ({
    now: ports.now(),
    actor: { kind: 'system' as const },
    policy: await ports.policies.of(policyVersion),
  });
  if (about.entity === 'ticket') {
    const ticket = await ports.readTicket(about.entityId);
    if (!ticket) return true;
    return ports.saveReturn(row, mailReturned(ticket, mail, about, await contextOf(ticket.policyVersion)));
  }
  if (about.entity === 'visit') {
    const visit = await ports.readVisit(about.entityId);
    if (!visit) return true;
    return ports.saveReturn(row, visitMailReturned(visit, mail, about, await contextOf(visit.policyVersion)));
  }
  return true;
}
