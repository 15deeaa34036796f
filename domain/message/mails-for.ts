import type { Event } from '../events.ts';
import type { Summary } from '../insight/summary.ts';
import type { Policy } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Visit } from '../visit/visit.ts';
import { type Addressee, addresseesOf } from './addressees.ts';
import { type Desk, deskFor } from './desk.ts';
import { toHtml } from './html.ts';
import type { Letter, MailPlan, MailReference, MailTemplate } from './mail.ts';
import { toPlainText } from './plain-text.ts';
import { customerId, customerOf, staffById } from './recipients.ts';
import { staffLetters } from './staff-letters.ts';
import { summaryLetter } from './summary-letter.ts';
import { ticketLetters } from './ticket-letters.ts';
import { visitLetters } from './visit-letters.ts';

export type Subject = Ticket | Visit | Summary;

/**
 * The mails an event brings, written and addressed; the same event brings the same `mailId`s however often it is asked.
 * `nextVisit` is the visit planned after the one the event is about.
 */
export function mailsFor(event: Event, entity: Subject, policy: Policy, nextVisit: Visit | null = null): MailPlan[] {
  return addresseesOf(event, entity, policy).map((addressee) => plan(event, entity, policy, addressee, nextVisit));
}

/**
 * One mail again, to the person it was meant for, even where the event would go to somebody else by now.
 * Null when that person is known no longer.
 */
export function mailAgain(
  event: Event,
  entity: Subject,
  policy: Policy,
  { template, recipientId }: Pick<MailReference, 'template' | 'recipientId'>,
  nextVisit: Visit | null = null,
): MailPlan | null {
  const toCustomer = recipientId === customerId && 'customer' in entity;
  const [to] = toCustomer ? customerOf(entity) : staffById(policy, recipientId);
  return to ? plan(event, entity, policy, { template, to }, nextVisit) : null;
}

function plan(
  event: Event,
  entity: Subject,
  policy: Policy,
  { template, to }: Addressee,
  nextVisit: Visit | null,
): MailPlan {
  const desk = deskFor(event, entity, policy, to, nextVisit);
  const letter = write(template, desk);
  const { business } = policy;
  return {
    mailId: `${event.eventId}#${template}#${to.id}`,
    template,
    recipientId: to.id,
    entity: event.entity,
    entityId: event.entityId,
    sequence: event.sequence,
    to: { name: to.name, email: to.email },
    locale: to.locale,
    replyTo: { name: business.name, email: business.email },
    subject: letter.subject,
    html: toHtml(letter, desk.texts.tag, business.name),
    text: toPlainText(letter),
    threadId: `${event.entity}-${event.entityId}`,
    autoSubmitted: template === 'ticket-received' || template === 'ticket-reply' ? 'auto-replied' : 'auto-generated',
    unsubscribe: letter.optOut ? business.email : null,
    advertising: false,
  };
}

function write(template: MailTemplate, desk: Desk<Subject>): Letter {
  if (template in ticketLetters) {
    return ticketLetters[template as keyof typeof ticketLetters](desk as Desk<Ticket>);
  }
  if (template in staffLetters) return staffLetters[template as keyof typeof staffLetters](desk as Desk<Ticket>);
  if (template in visitLetters) return visitLetters[template as keyof typeof visitLetters](desk as Desk<Visit>);
  return summaryLetter(desk as Desk<Summary>);
}
