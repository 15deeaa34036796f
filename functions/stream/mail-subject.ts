import type { Database } from '../../adapters/dynamo/database.ts';
import { readSummary } from '../../adapters/dynamo/insight-store.ts';
import { readTickets } from '../../adapters/dynamo/notice-store.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { readVisit } from '../../adapters/dynamo/visit-store.ts';
import type { Event } from '../../domain/events.ts';
import type { Subject } from '../../domain/message/subject.ts';
import { type Digest, type DigestEventData, digestOf } from '../../domain/notice/digest.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { withCustomer } from '../_kit/customer.ts';

/** What an event is about, as it is now, and the visit planned next where the event names one. */
export interface MailSubject {
  entity: Subject;
  nextVisit: Visit | null;
}

/** Null for events that are about none of these, or whose entity is gone. */
export async function subjectOf(database: Database, event: Event): Promise<MailSubject | null> {
  switch (event.entity) {
    case 'ticket':
      return alone(await withCustomer(database, await readTicket(database, event.entityId)));
    case 'visit': {
      const visit = await withCustomer(database, await readVisit(database, event.entityId));
      const next = 'nextVisitId' in event.data ? event.data.nextVisitId : null;
      return visit && { entity: visit, nextVisit: next === null ? null : await readVisit(database, next) };
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
  return digestOf(closing, await readTickets(database, ids));
}

function alone(entity: Subject | null): MailSubject | null {
  return entity && { entity, nextVisit: null };
}
