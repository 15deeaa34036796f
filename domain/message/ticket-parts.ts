import type { Ticket } from '../ticket/ticket.ts';
import { toldMinute } from '../ticket/told.ts';
import type { InstantText } from '../vocabulary.ts';
import { customerId } from '../vocabulary.ts';
import { clockTitle, customerFrame, type Desk, oneLine } from './desk.ts';
import type { Block, FactRow } from './mail.ts';
import { writeInstant } from './when.ts';

/** What letters to customers about their tickets are made of. */
type TicketDesk = Desk<Ticket>;

export function frame(desk: TicketDesk) {
  return customerFrame(desk, desk.texts.ticketReference(desk.entity.ticketId), false);
}

/** The same for every mail to the customer, so that mail programs keep the conversation together. */
export function subjectOf(ticket: Pick<Ticket, 'ticketId' | 'subject'>): string {
  return `[#${ticket.ticketId}] ${oneLine(ticket.subject)}`;
}

/** What a promise is called to whom it was made; a new time for it is the same promise. */
export function promiseLabel(desk: TicketDesk, clock: string): string {
  const { label } = desk.texts;
  const [name = clock] = clock.split(':', 1);
  const ours: Record<string, string> = {
    'first-response': label.answerBy,
    'next-response': label.answerBy,
    resolution: label.settledBy,
  };
  return ours[name] ?? clockTitle(desk, clock);
}

/**
 * When something is due, as the reader is told it. Customers are not told odd minutes: a promise told a little earlier than
 * it is due is safe. What was booked with them is told as it was agreed.
 */
export function dueText(desk: TicketDesk, instant: InstantText): string {
  return desk.to.id === customerId ? toldText(desk, instant) : writeInstant(instant, desk.place);
}

/** The same as the customer is told it, whoever reads it. */
export function toldText({ entity, place }: TicketDesk, instant: InstantText): string {
  const agreed = entity.clocks.some(({ bookedFor, own }) => bookedFor === instant && !own);
  return writeInstant(agreed ? instant : toldMinute(instant), place);
}

export function promiseBlocks(heading: string, rows: FactRow[]): Block[] {
  return rows.length > 0 ? [{ kind: 'facts', heading, rows, highlight: true }] : [];
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

export function facts(rows: FactRow[]): Block {
  return { kind: 'facts', rows };
}
