import type { Event, EventData, TicketEventData } from '../events.ts';
import type { Summary } from '../insight/summary.ts';
import type { Policy } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Visit } from '../visit/visit.ts';
import type { MailTemplate, Recipient } from './mail.ts';
import { customerOf, distinct, leadsOf, staffById, staffNamed, staffWithRole } from './recipients.ts';

/** A mail to be written: which, and to whom. */
export interface Addressee {
  template: MailTemplate;
  to: Recipient;
}

type TicketEvent<T extends TicketEventData['type']> = Event<Extract<TicketEventData, { type: T }>>;

/** Which mails an event brings, and to whom. What nobody would miss brings none: notes, holds, priorities, clocks met. */
export function addresseesOf(event: Event, entity: Ticket | Visit | Summary, policy: Policy): Addressee[] {
  if ('ticketId' in entity) return ofTicket(event, entity, policy);
  if ('visitId' in entity) return ofVisit(event, entity, policy);
  return each('monthly-summary', staffWithRole(policy, policy.summary.to));
}

function ofTicket(event: Event, ticket: Ticket, policy: Policy): Addressee[] {
  switch (event.data.type) {
    case 'ticket.opened':
      return each('ticket-received', customerOf(ticket));
    case 'ticket.replied':
      return each('ticket-reply', customerOf(ticket));
    case 'ticket.resolved':
      return each('ticket-resolved', customerOf(ticket));
    case 'ticket.reopened':
      return [
        ...each('ticket-reopened', customerOf(ticket)),
        ...each('ticket-reopened-staff', exceptActor(event, staffById(policy, ticket.assignee))),
      ];
    case 'ticket.assigned':
      return ofAssignment(event as TicketEvent<'ticket.assigned'>, policy);
    case 'rung.fired':
      return ofRung(event as TicketEvent<'rung.fired'>, ticket, policy);
    default:
      return [];
  }
}

/** An escalation is told to its new owner by the rung that brought it; here only the one it was taken from needs to know. */
function ofAssignment(event: TicketEvent<'ticket.assigned'>, policy: Policy): Addressee[] {
  const { from, to, reason } = event.data;
  if (reason === 'escalation') return each('ticket-taken-over', staffById(policy, from));
  return each('ticket-assigned', exceptActor(event, staffById(policy, to)));
}

/** Everybody the rung notifies, and the new owner where it reassigns. A ticket nobody has is the leads' business. */
function ofRung({ data }: TicketEvent<'rung.fired'>, ticket: Ticket, policy: Policy): Addressee[] {
  const assignee = staffById(policy, ticket.assignee);
  const owner = assignee.length > 0 ? assignee : leadsOf(policy);
  const told = data.notify.flatMap((who) => (who === 'assignee' ? owner : staffNamed(policy, who)));
  if (data.escalates) return each('promise-escalated', distinct([...owner, ...told]));
  return each(data.dueAt < data.promiseDueAt ? 'promise-warning' : 'promise-broken', distinct(told));
}

function ofVisit(event: Event, visit: Visit, policy: Policy): Addressee[] {
  const assignee = staffById(policy, visit.assignee);
  switch (event.data.type) {
    case 'visit.offered':
      return each('visit-offer', customerOf(visit));
    case 'visit.confirmed':
      return [
        ...each('visit-confirmed', customerOf(visit)),
        ...each('visit-agreed-staff', exceptActor(event, assignee)),
      ];
    case 'visit.reminded':
      return [...each('visit-reminder', customerOf(visit)), ...each('visit-reminder-staff', assignee)];
    case 'visit.completed':
      return [
        ...each('visit-thanks', customerOf(visit)),
        ...each('visit-attention', event.data.satisfied === false ? leadsOf(policy) : []),
      ];
    case 'visit.missed':
      return [...each('visit-missed', customerOf(visit)), ...each('visit-attention', leadsOf(policy))];
    default:
      return [];
  }
}

function each(template: MailTemplate, recipients: readonly Recipient[]): Addressee[] {
  return recipients.map((to) => ({ template, to }));
}

/** Nobody needs a mail about what they have just done themselves. */
function exceptActor({ actor }: Event<EventData>, recipients: Recipient[]): Recipient[] {
  return recipients.filter((recipient) => actor.kind !== 'staff' || actor.id !== recipient.id);
}
