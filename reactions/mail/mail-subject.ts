import type { Event } from '../../domain/events.ts';
import type { Summary } from '../../domain/insight/summary.ts';
import { type Beside, nothingBeside } from '../../domain/message/desk.ts';
import type { Subject } from '../../domain/message/subject.ts';
import { type Digest, digestOf } from '../../domain/notice/digest.ts';
import type { DigestEventData } from '../../domain/notice/events.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { Customer } from '../../domain/vocabulary.ts';

/** What may have a customer, or an order that has. */
type Ordered = { customer: Customer | null; shopId: string | null; orderId: string | null };

type ListedVisit = Pick<Visit, 'visitId' | 'status' | 'windowFrom'>;

export interface SubjectPort {
  readTicket(ticketId: string): Promise<Ticket | null>;
  /** Tickets by their ids, at most 100. */
  readTickets(ids: readonly string[]): Promise<Map<string, Ticket>>;
  readVisit(visitId: string): Promise<Visit | null>;
  /** An order's visits, as a list has them: it may lag behind. */
  visitsOfOrder(shopId: string, orderId: string): AsyncIterable<ListedVisit>;
  readSummary(month: string): Promise<Summary | null>;
  /** With the customer of its order where it has none itself. */
  withCustomer<E extends Ordered>(entity: E | null): Promise<E | null>;
}

/** What an event is about, as it is now, and what else it tells of. */
export interface MailSubject {
  entity: Subject;
  beside: Beside;
}

/** Null for events that are about none of these, or whose entity is gone. */
export async function subjectOf(ports: SubjectPort, event: Event): Promise<MailSubject | null> {
  switch (event.entity) {
    case 'ticket':
      return alone(await ports.withCustomer(await ports.readTicket(event.entityId)));
    case 'visit': {
      const visit = await ports.withCustomer(await ports.readVisit(event.entityId));
      return visit && { entity: visit, beside: await besideOf(ports, event, visit) };
    }
    case 'summary':
      return alone(await ports.readSummary(event.entityId));
    case 'staff':
      return alone({ staffId: event.entityId });
    case 'digest':
      return alone(await readDigest(ports, event as Event<DigestEventData>));
    case 'order':
    case 'policy':
      return null;
  }
}

/** What a closing tells of, as its tickets are now. */
async function readDigest(ports: SubjectPort, closing: Event<DigestEventData>): Promise<Digest> {
  const ids = closing.data.shown.map(({ ticketId }) => ticketId);
  const digest = digestOf(closing, await ports.readTickets(ids));
  // Who is to be called has to be known, also where the order knows the customer and the ticket does not.
  const lines = digest.lines.map(async (line) =>
    line.notice.kind === 'mail-returned' ? { ...line, ticket: await ports.withCustomer(line.ticket) } : line,
  );
  return { ...digest, lines: await Promise.all(lines) };
}

function alone(entity: Subject | null): MailSubject | null {
  return entity && { entity, beside: nothingBeside };
}

/** The ticket that came of a visit; and when it was made, the first of the order's visits that is planned. */
async function besideOf(ports: SubjectPort, { data }: Event, visit: Visit): Promise<Beside> {
  const ticketId = 'ticketId' in data ? data.ticketId : null;
  const opened = ticketId === null ? null : await ports.readTicket(ticketId);
  if (data.type !== 'visit.completed') return { nextVisit: null, opened };
  // The list may not have what was planned with this very event.
  const follows = data.nextVisitId === null ? null : await ports.readVisit(data.nextVisitId);
  let first: ListedVisit | null = follows?.status === 'planned' ? follows : null;
  for await (const one of ports.visitsOfOrder(visit.shopId, visit.orderId)) {
    if (one.status === 'planned' && (first === null || one.windowFrom < first.windowFrom)) first = one;
  }
  const nextVisit =
    first === null || first.visitId === follows?.visitId ? follows : await ports.readVisit(first.visitId);
  return { nextVisit: nextVisit?.status === 'planned' ? nextVisit : null, opened };
}
