import { isAbout } from '../assignment/eligibility.ts';
import type { Event } from '../events.ts';
import type { Summary } from '../insight/summary.ts';
import { languageOf } from '../language.ts';
import type { Digest } from '../notice/digest.ts';
import type { Policy } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Visit } from '../visit/visit.ts';
import { customerId } from '../vocabulary.ts';
import { addresseesOf } from './addressees.ts';
import { conductLetters } from './conduct-letters.ts';
import { type Beside, type Desk, deskFor, nothingBeside } from './desk.ts';
import { digestLetter } from './digest-letter.ts';
import { toHtml } from './html.ts';
import { type Letter, type MailPlan, type MailReference, type MailTemplate, mailIdOf, type Recipient } from './mail.ts';
import type { Addressee } from './mail-rules.ts';
import { dialled } from './phone.ts';
import { toPlainText } from './plain-text.ts';
import { customerOf, staffById } from './recipients.ts';
import { returnedLetters } from './returned-letters.ts';
import type { Links } from './rich-text.ts';
import { staffLetters } from './staff-letters.ts';
import type { StaffSubject, Subject } from './subject.ts';
import { summaryLetter } from './summary-letter.ts';
import { ticketLetters } from './ticket-letters.ts';
import { visitLetters } from './visit-letters.ts';
import { visitStaffLetters } from './visit-staff-letters.ts';

/**
 * The mails an event brings at once, written and addressed; the same event brings the same `mailId`s however often it
 * is asked. `beside` is what else an event of a visit tells of.
 */
export function mailsFor(event: Event, entity: Subject, policy: Policy, beside: Beside = nothingBeside): MailPlan[] {
  return addresseesOf(event, entity, policy)
    .filter(({ to }) => mayBeTold(entity, policy, to.id))
    .map((addressee) => plan(event, entity, policy, addressee, beside));
}

/**
 * One mail about an event to one person: a notice, or a mail written again for whom it was meant for, even where the
 * event would go to somebody else by now. Null when that person is known no longer.
 */
export function mailTo(
  event: Event,
  entity: Subject,
  policy: Policy,
  { template, recipientId }: Pick<MailReference, 'template' | 'recipientId'>,
  beside: Beside = nothingBeside,
): MailPlan | null {
  const to = recipientOf(entity, policy, recipientId);
  return to && plan(event, entity, policy, { template, to }, beside);
}

/** Only the words of {@link mailTo}, as plain text: laying a letter out takes longer than writing it. */
export function wordsTo(
  event: Event,
  entity: Subject,
  policy: Policy,
  { template, recipientId }: Pick<MailReference, 'template' | 'recipientId'>,
  beside: Beside = nothingBeside,
): string | null {
  const to = recipientOf(entity, policy, recipientId);
  if (!to) return null;
  const desk = deskFor(event, entity, policy, to, beside);
  return toPlainText(write(template, desk), desk.texts.marks);
}

function recipientOf(entity: Subject, policy: Policy, recipientId: string): Recipient | null {
  const toCustomer = recipientId === customerId && 'customer' in entity;
  const [to] = toCustomer ? customerOf(entity) : staffById(policy, recipientId);
  return to && mayBeTold(entity, policy, to.id) ? to : null;
}

/** Whatever brought it: nobody is written to about a complaint about them. */
function mayBeTold(entity: Subject, policy: Policy, recipientId: string): boolean {
  if (!('ticketId' in entity) || recipientId === customerId) return true;
  const person = policy.staff.find(({ id }) => id === recipientId);
  return person === undefined || !isAbout(entity.about, person);
}

function plan(event: Event, entity: Subject, policy: Policy, { template, to }: Addressee, beside: Beside): MailPlan {
  const desk = deskFor(event, entity, policy, to, beside);
  const letter = write(template, desk);
  const { business } = policy;
  return {
    mailId: mailIdOf(event, template, to.id),
    template,
    recipientId: to.id,
    entity: event.entity,
    entityId: event.entityId,
    sequence: event.sequence,
    to: { name: to.name, email: to.email },
    locale: languageOf(to.locale),
    from: letter.from ?? business.name,
    replyTo: { name: business.name, email: business.email },
    subject: letter.subject,
    html: toHtml(letter, desk.texts.tag, business.name, linksOf(desk)),
    text: toPlainText(letter, desk.texts.marks),
    threadId: `${event.entity}-${event.entityId}`,
    autoSubmitted: letter.from ? null : template === 'ticket-received' ? 'auto-replied' : 'auto-generated',
    unsubscribe: letter.optOut ? business.email : null,
    advertising: false,
  };
}

/** What can be tapped: how to reach the business and, for staff, the customer. */
function linksOf({ policy: { business }, phone, entity, to }: Desk<Subject>): Links {
  const customer = to.id !== customerId && 'customer' in entity ? entity.customer : null;
  const called = 'lines' in entity ? toCall(entity) : [customer?.phone];
  const numbers = [[business.phone, phone] as const, ...called.map((number) => [number, number] as const)];
  const phones = numbers.flatMap(([written, number]) => {
    const dial = number && dialled(number);
    return written && dial ? [[written, `tel:${dial}`] as const] : [];
  });
  const addresses = [business.email, customer?.email].flatMap((email) =>
    email ? [[email, `mailto:${encodeURI(email)}`] as const] : [],
  );
  return new Map([...phones, ...addresses]);
}

/** The numbers of those a digest asks to be called. */
function toCall({ lines }: Digest): (string | undefined)[] {
  return lines.flatMap(({ notice, ticket }) => (notice.kind === 'mail-returned' ? [ticket?.customer?.phone] : []));
}

function write(template: MailTemplate, desk: Desk<Subject>): Letter {
  if (isOne(ticketLetters, template)) return ticketLetters[template](desk as Desk<Ticket>);
  if (isOne(staffLetters, template)) return staffLetters[template](desk as Desk<Ticket>);
  if (isOne(returnedLetters, template)) return returnedLetters[template](desk as Desk<Ticket> & Desk<Visit>);
  if (isOne(visitLetters, template)) return visitLetters[template](desk as Desk<Visit>);
  if (isOne(visitStaffLetters, template)) return visitStaffLetters[template](desk as Desk<Visit>);
  if (isOne(conductLetters, template)) return conductLetters[template](desk as Desk<StaffSubject>);
  return template === 'digest' ? digestLetter(desk as Desk<Digest>) : summaryLetter(desk as Desk<Summary>);
}

function isOne<L extends object>(letters: L, template: string): template is Extract<keyof L, string> {
  return template in letters;
}
