import type { MailReturned } from '../returned-mail/returned-mail.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Visit } from '../visit/visit.ts';
import type { Customer } from '../vocabulary.ts';
import { customerId } from '../vocabulary.ts';
import { clockTitle, type Desk, staffFrame } from './desk.ts';
import type { Block, FactRow, Letter } from './mail.ts';
import { nameOf } from './recipients.ts';
import { ticketRows } from './staff-letters.ts';
import { subjectOf } from './ticket-parts.ts';
import { subjectOf as subjectOfVisit } from './visit-letters.ts';
import { visitRows } from './visit-staff-letters.ts';
import { writeInstant } from './when.ts';

/** What staff read about mails that did not do what they were for: which, and how to reach the customer instead. */
export const returnedLetters = {
  'mail-returned': ofTicket,
  'visit-mail-returned': ofVisit,
};

function ofTicket(desk: Desk<Ticket>): Letter {
  const { entity: ticket, texts } = desk;
  const settled = ticket.status === 'resolved' && returnedOf(desk).recipient === customerId;
  return letter(desk, subjectOf(ticket), [
    ...(settled ? [paragraph(texts.returned.resolved)] : []),
    ...againBlocks(desk),
    { kind: 'facts', rows: ticketRows(desk) },
  ]);
}

function ofVisit(desk: Desk<Visit>): Letter {
  return letter(desk, subjectOfVisit(desk), [{ kind: 'facts', rows: visitRows(desk) }]);
}

function letter(desk: Desk<Ticket | Visit>, subject: string, more: Block[]): Letter {
  const { texts, policy } = desk;
  const say = texts.returned;
  const { recipient, reason, template, detail } = returnedOf(desk);
  const toCustomer = recipient === customerId;
  // Others are no verdict on the address: the next mail to it is sent.
  const isHeld = toCustomer && (reason === 'bounced' ? detail?.startsWith('Permanent/') : reason !== 'failed');
  const which = reason === 'complained' ? 'complained' : 'undelivered';
  const name = nameOf(policy, recipient);
  const intro = toCustomer ? say.intro[reason] : say.staffIntro(name);
  const mail: FactRow = [say.mail, say.mails[template] ?? noticeTitle(desk, template) ?? say.another];
  return {
    ...staffFrame(desk),
    tone: 'alarm',
    subject,
    preview: `${say.subject[which]}${texts.marks.colon}${intro}`,
    title: toCustomer ? say.title[which] : say.staffTitle(name),
    blocks: [
      paragraph(intro),
      {
        kind: 'facts',
        rows: toCustomer ? [...reachRows(desk, desk.entity.customer), mail] : [mail],
        highlight: true,
      },
      ...(isHeld ? [paragraph(say.held)] : []),
      ...more,
    ],
  };
}

/** What a notice to staff is called. */
function noticeTitle({ texts }: Desk<unknown>, template: string): string | undefined {
  return (texts.digest.heading as Readonly<Record<string, string>>)[template];
}

/** How to reach the customer: the number first. */
function reachRows({ texts }: Desk<unknown>, customer: Customer | null): FactRow[] {
  const { label, returned } = texts;
  return [
    [label.phone, customer?.phone || returned.noPhone],
    ...(customer?.email ? [[returned.address, customer.email] as const] : []),
  ];
}

/** The promises that the undelivered answer had met, with their due times. */
function againBlocks(desk: Desk<Ticket>): Block[] {
  const { event, texts, place } = desk;
  const rows = (event.clocks ?? []).flatMap(({ clock, step, dueAt }): FactRow[] =>
    step === 'restarted' && dueAt !== null ? [[clockTitle(desk, clock), writeInstant(dueAt, place)]] : [],
  );
  return rows.length > 0 ? [{ kind: 'facts', heading: texts.returned.again, rows, highlight: true }] : [];
}

function returnedOf({ event }: Desk<unknown>): MailReturned {
  return event.data as unknown as MailReturned;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
