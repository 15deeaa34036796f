import type { Database } from '../../adapters/dynamo/database.ts';
import { readSummary } from '../../adapters/dynamo/insight-store.ts';
import { readTickets } from '../../adapters/dynamo/notice-store.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { readVisit, visitsOfOrder } from '../../adapters/dynamo/visit-store.ts';
import type { ListedVisit } from '../../application/ports.ts';
import type { Event } from '../../domain/events.ts';
import { type Beside, nothingBeside } from '../../domain/message/desk.ts';
import type { Subject } from '../../domain/message/subject.ts';
import { type Digest, digestOf } from '../../domain/notice/digest.ts';
import type { DigestEventData } from '../../domain/notice/events.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { withCustomer } from '../_kit/customer.ts';

/** What an event is about, as it is now, and what else it tells of. */
export interface MailSubject {
  entity: Subject;
  beside: Beside;
}

/** Null for events that are about none of these, or whose entity is gone. */
export async function subjectOf(database: Database, event: Event): Promise<MailSubject | null> {
  switch (event.entity) {
    case 'ticket':
      return alone(await withCustomer(database, await readTicket(database, event.entityId)));
    case 'visit': {
      const visit = await withCustomer(database, await readVisit(database, event.entityId));
      return visit && { entity: visit, beside: await besideOf(database, event, visit) };
    }
    case 'summary':
      return alone(await readSummary(database, event.entityId));
    case 'staff':
      return alone({ staffId: event.entityId });
    case 'digest':
      return alone(await readDigest(database, event as Event<DigestEventData>));
    case 'order':
    case 'policy':
      return null;
  }
}

/** What a closing tells of, as its tickets are now. */
export async function readDigest(database: Database, closing: Event<DigestEventData>): Promise<Digest> {
  const ids = closing.data.shown.map(({ ticketId }) => ticketId);
  const digest = digestOf(closing, await readTickets(database, ids));
  // Who is to be called has to be known, also where the order knows the customer and the ticket does not.
  const lines = digest.lines.map(async (line) =>
    line.notice.kind === 'mail-returned' ? { ...line, ticket: await withCustomer(database, line.ticket) } : line,
  );
  return { ...digest, lines: await Promise.all(lines) };
}

function alone(entity: Subject | null): MailSubject | null {
  return entity && { entity, beside: nothingBeside };
}

/** The ticket that came of a visit; and when it was made, the first of the order's visits that is planned. */
async function besideOf(database: Database, { data }: Event, visit: Visit): Promise<Beside> {
  const ticketId = 'ticketId' in data ? data.ticketId : null;
  const opened = ticketId === null ? null : await readTicket(database, ticketId);
  if (data.type !== 'visit.completed') return { nextVisit: null, opened };
  // The list may not have what was planned with this very event.
  const follows = data.nextVisitId === null ? null : await readVisit(database, data.nextVisitId);
  let first: ListedVisit | null = follows?.status === 'planned' ? follows : null;
  for await (const one of visitsOfOrder(database, visit.shopId, visit.orderId)) {
    if (one.status === 'planned' && (first === null || one.windowFrom < first.windowFrom)) first = one;
  }
  const nextVisit =
    first === null || first.visitId === follows?.visitId ? follows : await readVisit(database, first.visitId);
  return { nextVisit: nextVisit?.status === 'planned' ? nextVisit : null, opened };
}
