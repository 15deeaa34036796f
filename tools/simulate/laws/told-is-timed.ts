import type { Ticket } from '../../../domain/ticket/ticket.ts';
import type { Visit } from '../../../domain/visit/visit.ts';
import type { InstantText } from '../../../domain/vocabulary.ts';
import type { Recording } from '../recording.ts';
import type { Breach } from './law.ts';
import { aheadIn, clockToldOf, ticketsAfter } from './ledger.ts';

/**
 * Law 1. Every instant to come that a mail tells a customer is a clock, with a rung at that instant or after it, or a
 * visit with a step of its own after it; and what a mail says somebody will do is a ticket that is timed.
 */
export function toldIsTimed({ steps }: Recording): Breach[] {
  const told = new Set<string>();
  const breaches: Breach[] = [];
  const tickets = new Map<string, Ticket>();
  const visits = new Map<string, Visit>();
  for (const step of steps) {
    for (const ticket of ticketsAfter(step)) tickets.set(ticket.ticketId, ticket);
    for (const { visit, next } of step.visits) {
      visits.set(visit.visitId, visit);
      if (next) visits.set(next.visitId, next);
    }
    for (const mail of step.mails) {
      const named = new Set<string>();
      for (const instant of aheadIn(mail)) {
        const visit = visits.get(mail.entityId);
        // The mail of a visit also tells what the ticket promises that came of it.
        const opened = visit?.openedTicketId && visit.agreedAt !== instant ? visit.openedTicketId : mail.entityId;
        const isReplaced = namesOld.includes(mail.template) && told.has(`${mail.entityId} ${instant}`);
        const fault = isReplaced ? null : faultOf(instant, tickets.get(opened), visit, named);
        if (fault === null) continue;
        breaches.push({
          law: 1,
          kind: `${mail.template}: ${fault}`,
          at: mail.at,
          about: mail.entityId,
          detail: `${instant} was told by ${mail.eventId}`,
        });
      }
    }
    for (const { entityId, instants } of step.mails) {
      const about = [entityId, visits.get(entityId)?.openedTicketId ?? entityId];
      for (const instant of instants) for (const id of about) told.add(`${id} ${instant}`);
    }
    for (const event of step.events) {
      if (event.data.type !== 'visit.completed' || event.data.satisfied !== false) continue;
      const followed = step.tickets.some(({ before, ticket }) => before === null && ticket.nextDueAt !== null);
      if (followed || step.mails.length === 0) continue;
      const [kind, detail] = ['visit-thanks: nobody is timed to call', 'a dissatisfied customer was told of a call'];
      breaches.push({ law: 1, kind, at: step.at, about: event.entityId, detail });
    }
  }
  return breaches;
}

/** Mails that name what holds no longer beside what holds now. */
const namesOld: readonly string[] = [
  ...[
    'promises-moved',
    'ticket-on-hold',
    'ticket-appointment',
    'visit-moved',
    'visit-called-off',
    'promise-late',
    'ticket-resolved',
  ],
];

/** Null when the instant is timed. */
function faultOf(
  instant: InstantText,
  ticket: Ticket | undefined,
  visit: Visit | undefined,
  named: Set<string>,
): string | null {
  if (ticket) {
    const clock = clockToldOf(ticket, instant, named);
    if (!clock) return 'no clock is timed at it';
    named.add(clock.name);
    const isFollowed = clock.rungs.some(
      ({ dueAt, firedAt }) => dueAt >= instant && (firedAt === null || firedAt < dueAt),
    );
    return isFollowed ? null : `${clock.name} has no rung after it`;
  }
  if (!visit) return 'it is about nothing known';
  if (visit.agreedAt !== instant) return 'no visit is agreed for it';
  return visit.steps.some(({ dueAt, doneAt }) => dueAt >= instant && doneAt === null) ? null : 'nothing follows it';
}
