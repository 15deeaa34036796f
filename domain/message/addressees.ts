import type { Event, EventData } from '../events.ts';
import type { Policy } from '../policy/policy.ts';
import type { TicketEventData } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { stoppedPromises } from '../ticket/told.ts';
import type { Visit } from '../visit/visit.ts';
import type { InstantText, Role } from '../vocabulary.ts';
import { customerId } from '../vocabulary.ts';
import type { MailTemplate, Recipient } from './mail.ts';
import { customerOf, leadsOf, presentPeople, presentWithRoles, staffById, staffWithRole } from './recipients.ts';
import type { Subject } from './subject.ts';

/** A mail to be written: which, and to whom. */
export interface Addressee {
  template: MailTemplate;
  to: Recipient;
}

/**
 * Which mails an event brings at once, and to whom: everything for customers, and what staff must know that a colleague
 * has just done by hand. What ladders and routing tell staff are notices, which may wait. What nobody would miss brings
 * none: notes, holds, priorities, request types, clocks met.
 */
export function addresseesOf(event: Event, entity: Subject, policy: Policy): Addressee[] {
  if ('ticketId' in entity) return ofTicket(event, entity, policy);
  if ('visitId' in entity) return ofVisit(event, entity, policy);
  if ('digestId' in entity) return each('digest', orStandIns(policy, entity.staff, event.at));
  if ('staffId' in entity) return ofConduct(event, policy);
  return each('monthly-summary', staffWithRole(policy, policy.summary.to));
}

/** Of a job the customer hears by appointments, answers and what is late or moves of these: the ticket whose job it is tells the rest. */
const untoldOfJobs: readonly string[] = [
  'ticket.opened',
  'ticket.resolved',
  'ticket.paused',
  'ticket.merged',
] satisfies EventData['type'][];

function ofTicket(event: Event, ticket: Ticket, policy: Policy): Addressee[] {
  const { data } = event;
  if (ticket.under !== undefined && untoldOfJobs.includes(data.type)) return [];
  switch (data.type) {
    case 'ticket.opened':
      // What comes of a visit is told with what became of that.
      return ticket.visitId === undefined ? each('ticket-received', customerOf(ticket)) : [];
    case 'ticket.replied':
      return data.by === 'phone' ? [] : each('ticket-reply', customerOf(ticket));
    case 'ticket.booked':
      return ofAppointment(event, ticket, policy, ticket.assignee, data.bookedFor).filter(
        ({ template }) => data.from === undefined || template !== 'ticket-appointment',
      );
    case 'ticket.called-off':
      return ofAppointment(
        event,
        ticket,
        policy,
        data.assignee === undefined ? ticket.assignee : data.assignee,
        data.bookedFor,
      ).filter(({ template }) => data.toldWith === undefined || template !== 'ticket-appointment');
    case 'ticket.resolved':
      return each('ticket-resolved', customerOf(ticket));
    case 'ticket.reopened':
      return [
        ...each('ticket-reopened', ticket.under === undefined ? customerOf(ticket) : []),
        ...each('ticket-reopened-staff', exceptActor(event, orStandIns(policy, ticket.assignee, event.at))),
      ];
    case 'ticket.merged':
      return each('ticket-merged', customerOf(ticket));
    case 'ticket.assigned':
      return [
        ...each('ticket-appointment', data.bookedFor === undefined ? [] : customerOf(ticket)),
        ...(data.reason === 'staff'
          ? each('ticket-assigned', exceptActor(event, orStandIns(policy, data.to, event.at)))
          : []),
      ];
    case 'ticket.paused':
      return policy.tell?.holds !== false && stoppedPromises(ticket, event.at).length > 0
        ? each('ticket-on-hold', customerOf(ticket))
        : [];
    case 'ticket.promises-moved':
      return policy.tell?.moves === false || data.toldWith !== undefined
        ? []
        : each('promises-moved', customerOf(ticket));
    case 'rung.fired':
      return ofRung(data, ticket);
    default:
      return [];
  }
}

/** What a rung tells the customer; what ran out together is told by the first. */
function ofRung(data: Extract<TicketEventData, { type: 'rung.fired' }>, ticket: Ticket): Addressee[] {
  const asked = ticket.under === undefined ? customerOf(ticket) : [];
  if (data.writes === 'remind') return each('hold-reminder', asked);
  if (data.writes === 'offer-to-close') return each('hold-close-offer', asked);
  return data.writes === 'late' ? each('promise-late', customerOf(ticket)) : [];
}

/** Somebody who is to hear of something; while they are away then, or once they have left, whoever stands in as well. */
function orStandIns(policy: Policy, id: string | null, at: InstantText): Recipient[] {
  if (id === null) return [];
  return [...staffById(policy, id), ...presentPeople(policy, `staff:${id}`, at).filter((one) => one.id !== id)];
}

/**
 * @param comes who is, or was, to come: not always who has the ticket by now
 * @param bookedFor the time: whoever is away then has to be stood in for
 */
function ofAppointment(
  event: Event,
  ticket: Ticket,
  policy: Policy,
  comes: string | null,
  bookedFor: InstantText,
): Addressee[] {
  return [
    ...each('ticket-appointment', customerOf(ticket)),
    ...each('ticket-appointment-staff', exceptActor(event, orStandIns(policy, comes, bookedFor))),
  ];
}

function ofVisit(event: Event, visit: Visit, policy: Policy): Addressee[] {
  const { data, at } = event;
  const customer = customerOf(visit);
  const toAssignee = visitorsOf(visit, event, policy);
  const others = exceptActor(event, toAssignee);
  switch (data.type) {
    case 'visit.offered':
      return each('visit-offer', customer);
    case 'visit.confirmed':
      return [
        ...each(data.before === null ? 'visit-confirmed' : 'visit-moved', customer),
        ...each('visit-agreed-staff', others),
        ...each('visit-off-staff', exceptActor(event, staffById(policy, data.assigneeBefore ?? null))),
      ];
    case 'visit.reminded':
      return [...each('visit-reminder', customer), ...each('visit-reminder-staff', toAssignee)];
    // What is not agreed yet comes up when it is: neither the customer nor whoever had it knew of anybody.
    case 'visit.handed-over':
      if (visit.agreedAt === null) return [];
      return [
        ...each('visit-handed-over', data.from === null ? [] : customer),
        ...each('visit-reminder-staff', others),
        ...each('visit-off-staff', exceptActor(event, staffById(policy, data.from))),
      ];
    case 'visit.completed':
      return each('visit-thanks', customer);
    case 'visit.missed':
      return each('visit-missed', customer);
    case 'visit.unreported':
      return each('visit-unreported', whoIsAsked(data, at, policy));
    case 'visit.called-off':
    case 'visit.cancelled': {
      // Who only declines an offer knows so; a time that has passed is none to call off.
      const declines = data.type === 'visit.called-off' && data.by === 'them' && data.agreedAt === null;
      const isPast = data.agreedAt !== null && data.agreedAt <= at;
      if (!data.wasOffered || declines || isPast) return [];
      const comes = data.agreedAt === null ? [] : staffById(policy, data.assignee);
      return [...each('visit-called-off', customer), ...each('visit-off-staff', exceptActor(event, comes))];
    }
    case 'visit.offer-withdrawn':
      return each('visit-called-off', customer);
    case 'visit.lapsed':
      return each('visit-unanswered', data.wasOffered ? whoIsAsked({ ...data, asked: 1 }, at, policy) : []);
    case 'visit.mail-returned':
      return each('visit-mail-returned', data.told ? ofReturned(data.recipient, toAssignee, event, policy) : []);
    default:
      return [];
  }
}

/** Whoever makes the visit rings the customer; of what they did not get themselves, or where nobody makes it yet, the leads are told. */
function ofReturned(recipient: string, assignee: Recipient[], { at }: Event, policy: Policy): Recipient[] {
  const told = recipient === customerId && assignee.length > 0 ? assignee : leadsOf(policy, at);
  return told.filter(({ id }) => id !== recipient);
}

/** Whoever was to come, or stands in; from the second time on the leads as well, each once. */
function whoIsAsked(
  { assignee, asked }: { assignee: string | null; asked: number },
  at: InstantText,
  policy: Policy,
): Recipient[] {
  const first = assignee === null ? [] : presentPeople(policy, `staff:${assignee}`, at);
  const leads = asked > 1 || first.length === 0 ? leadsOf(policy, at) : [];
  return [...first, ...leads.filter(({ id }) => !first.some((one) => one.id === id))];
}

/** Who is told of an appointment: whoever makes it, or when everybody who could is away then, whoever answers for it. */
function visitorsOf({ assignee, agreedAt }: Visit, { at }: Event, policy: Policy): Recipient[] {
  return assignee === null ? [] : presentPeople(policy, `staff:${assignee}`, agreedAt ?? at);
}

/** What goes before management is management's to tell: the person concerned hears of it from them. */
function ofConduct({ data, at }: Event, policy: Policy): Addressee[] {
  const tell = policy.conduct?.tell ?? [];
  if (data.type === 'conduct.withdrawn') {
    const told = [...staffById(policy, data.staff), ...presentWithRoles(policy, tell, at, data.staff)];
    return each('conduct-withdrawn', told);
  }
  if (data.type !== 'conduct.recorded') return [];
  const told: readonly Role[] = data.step === 'management' ? [...tell, 'manager'] : tell;
  return [
    ...each('conduct-step', data.step === 'management' ? [] : staffById(policy, data.staff)),
    ...each('conduct-told', presentWithRoles(policy, told, at, data.staff)),
  ];
}

function each(template: MailTemplate, recipients: readonly Recipient[]): Addressee[] {
  return recipients.map((to) => ({ template, to }));
}

/** Nobody needs a mail about what they have just done themselves. */
function exceptActor({ actor }: Event<EventData>, recipients: Recipient[]): Recipient[] {
  return recipients.filter((recipient) => actor.kind !== 'staff' || actor.id !== recipient.id);
}
