import { anyText } from '../condition.ts';
import type { Event } from '../events.ts';
import type { Policy } from '../policy/policy.ts';
import type { TicketEventData } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { stoppedPromises } from '../ticket/told.ts';
import type { InstantText } from '../vocabulary.ts';
import { type Addressee, each, exceptActor, type MailRules, orStandIns } from './mail-rules.ts';
import { customerOf } from './recipients.ts';

type Mailed =
  | 'ticket.opened'
  | 'ticket.replied'
  | 'ticket.resolved'
  | 'ticket.booked'
  | 'ticket.called-off'
  | 'ticket.reopened'
  | 'ticket.merged'
  | 'ticket.assigned'
  | 'ticket.paused'
  | 'ticket.promises-moved'
  | 'rung.fired';

/**
 * Of a job (a ticket under another) the customer hears by appointments, answers and what is late or moves of these: the
 * ticket whose job it is tells the rest.
 */
const unlessJob = (ticket: Ticket) => (ticket.under === undefined ? customerOf(ticket) : []);

/** What nobody would miss brings no mail: notes, priorities, request types, clocks met. */
export const ticketMails: MailRules<Extract<TicketEventData['type'], Mailed>, Ticket> = {
  // What comes of a visit is told with what became of that.
  'ticket.opened': (_, ticket) => each('ticket-received', ticket.visitId === undefined ? unlessJob(ticket) : []),
  'ticket.replied': ({ data }, ticket) => each('ticket-reply', data.by === 'phone' ? [] : customerOf(ticket)),
  'ticket.booked': (event, ticket, policy) =>
    ofAppointment(event, ticket, policy, ticket.assignee, event.data.bookedFor, event.data.from === undefined),
  'ticket.called-off': (event, ticket, policy) => {
    const { assignee = ticket.assignee, bookedFor, toldWith } = event.data;
    return ofAppointment(event, ticket, policy, assignee, bookedFor, toldWith === undefined);
  },
  'ticket.resolved': (_, ticket) => each('ticket-resolved', unlessJob(ticket)),
  'ticket.reopened': (event, ticket, policy) => [
    ...each('ticket-reopened', unlessJob(ticket)),
    ...each('ticket-reopened-staff', exceptActor(event, orStandIns(policy, ticket.assignee, event.at))),
  ],
  'ticket.merged': (_, ticket) => each('ticket-merged', unlessJob(ticket)),
  'ticket.assigned': [
    { when: { bookedFor: [anyText] }, mails: (_, ticket) => each('ticket-appointment', customerOf(ticket)) },
    // Of others staff hear by notices; many may come in one second.
    {
      when: { reason: ['staff'] },
      mails: (event, _, policy) =>
        each('ticket-assigned', exceptActor(event, orStandIns(policy, event.data.to, event.at))),
    },
  ],
  'ticket.paused': ({ at }, ticket, policy) =>
    policy.tell?.holds !== false && stoppedPromises(ticket, at).length > 0
      ? each('ticket-on-hold', unlessJob(ticket))
      : [],
  'ticket.promises-moved': ({ data }, ticket, policy) =>
    policy.tell?.moves === false || data.toldWith !== undefined ? [] : each('promises-moved', customerOf(ticket)),
  // What ran out together is told by the first.
  'rung.fired': [
    { when: { writes: ['late'] }, mails: (_, ticket) => each('promise-late', customerOf(ticket)) },
    { when: { writes: ['remind'] }, mails: (_, ticket) => each('hold-reminder', unlessJob(ticket)) },
    { when: { writes: ['offer-to-close'] }, mails: (_, ticket) => each('hold-close-offer', unlessJob(ticket)) },
  ],
};

/**
 * @param comes who is, or was, to come: not always who has the ticket by now
 * @param bookedFor the time: whoever is away then has to be stood in for
 * @param tellsCustomer whether no other event's mail tells the customer
 */
function ofAppointment(
  event: Event,
  ticket: Ticket,
  policy: Policy,
  comes: string | null,
  bookedFor: InstantText,
  tellsCustomer: boolean,
): Addressee[] {
  return [
    ...each('ticket-appointment', tellsCustomer ? customerOf(ticket) : []),
    ...each('ticket-appointment-staff', exceptActor(event, orStandIns(policy, comes, bookedFor))),
  ];
}
