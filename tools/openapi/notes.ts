import { deadlineNotes } from './deadlines.ts';
import { entitlementNotes } from './entitlements.ts';
import { linkingNotes } from './linking.ts';
import { mailNotes } from './mails.ts';
import { orderNotes } from './orders.ts';
import { outgoingNotes, outgoingParameterNotes } from './outgoing.ts';
import { policyNotes, policyParameterNotes } from './policies.ts';

/** What the reference says of single members, as `<schema>.<member>`. What speaks for itself is left out. */
export const notes: Readonly<Record<string, string>> = {
  'Cause.reason': "One of the policy's reasons for the group.",
  ...linkingNotes,
  ...clockNotes('Clock'),
  ...clockNotes('TimedClock'),
  'TimedClock.remaining':
    'Open time left, an ISO 8601 duration: negative once the promise is broken, null when the clock has stopped.',
  'TimedClock.proof': 'What the due time follows from.',
  'Proof.policyVersion': 'The policy the clock is promised by.',
  'Proof.rule':
    'JSON pointer to the target in the policy; null when the request type promises nothing of the kind now.',
  'Proof.calendar':
    'The calendar it was counted in, and the JSON pointer to what names it. `hasChanged` when the calendar has changed ' +
    'since the clock was timed: the ledger is by the calendar as it was then.',
  'Proof.dueAt':
    'When the target was, or will be, used up. Null while a hold goes on that began before, and while the calendar never opens.',
  'Proof.bookedFor':
    'The time booked with the customer, from which the ledger counts; null when it counts from the start.',
  'Proof.ledger':
    'Each entry begins where the one before it ends; what was counted adds up to the target, never to more. Up to the ' +
    'due instant; where a hold keeps it open, to now or to the end of the clock. Empty when the calendar has changed ' +
    'since and nobody knows any more what it was.',
  'Proof.overdue':
    'How much open time has passed since the due instant, to now or to the end of the clock, an ISO 8601 duration: time ' +
    'on hold adds nothing. Null when it is not overdue.',
  'Proof.caveat': 'As on the clock.',
  'Proof.problem': 'Why it is due at no known time, or why there is no ledger; else null.',
  'Clocks.now': 'The instant the remaining times are counted from.',
  'ClockRung.firedAt': 'Null until it was due.',
  'Customer.locale':
    'Any BCP 47 tag. Mails are written in English, Korean, Simplified and Traditional Chinese; in English for whom none of these fits. Dates follow the tag.',
  'Event.eventId': 'Unique, and the same however often it is told.',
  'Event.sequence': '1 for the first event.',
  'Event.data':
    'What happened: `type` says what (`ticket.replied`, `clock.met`, `rung.fired`, `visit.confirmed`, ...), the other members go with it.',
  'OpenTicketRequest.requestType': "One of the policy's request types: `complaint`, `logistics`, `question`, `repair`.",
  'OpenTicketRequest.priority': 'The one of the request type unless told otherwise.',
  'OpenTicketRequest.channel': 'How the customer came in; `web` unless told otherwise. Targets may depend on it.',
  'OpenTicketRequest.customer': 'Targets may depend on the `class`.',
  'OpenTicketRequest.orderId': "The order's id at its shop.",
  'AssignTicketRequest.assignee': "A member of staff, by the policy's id.",
  'AddMessageRequest.needsAnswer': 'False for a mere thanks.',
  'ReachMilestoneRequest.milestone': "One the request type's clocks start on or are met by, such as `arrived`.",
  'BookAppointmentRequest.bookedFor': 'With any offset; after now, within a year.',
  'AssignTicketRequest.force': 'Gives it to somebody who has another appointment at the time booked on it.',
  'AssignTicketRequest.reason': 'Why it is forced; the history tells it.',
  'BookAppointmentRequest.force': 'Takes a time that is usually refused.',
  'BookAppointmentRequest.reason': 'Why it is forced; the history tells it.',
  'RetypeTicketRequest.requestType': "One of the policy's request types.",
  'RetypeTicketRequest.reason': 'Why it is another kind of matter. Its history tells it; who is no lead has to say it.',
  'AddTaskRequest.assignee': "A member of staff, by the policy's id; null for nobody yet.",
  'ResolveTicketRequest.cause': 'The cause found, where it is not the one the ticket was opened with.',
  'ConfirmVisitRequest.agreedAt': 'With any offset; after now, within a year.',
  'ConfirmVisitRequest.force': 'Takes a time that is usually refused.',
  'ConfirmVisitRequest.reason': 'Why it is forced; the history tells it.',
  'AssignVisitRequest.assignee': "A member of staff, by the policy's id.",
  'AssignVisitRequest.force': 'Gives it to somebody who is away, or has another appointment then.',
  'AssignVisitRequest.reason': 'Why it is forced; the history tells it.',
  'MissVisitRequest.by': 'Who did not keep it: `us` or `them`.',
  'CallOffVisitRequest.by': 'Who calls it off: `us` or `them`.',
  'CallOffVisitRequest.again':
    'Of a time they call off: whether the visit stays on offer. While its window lasts, unless told otherwise.',
  'CompleteVisitRequest.heldAt': 'When it took place; the agreed time, or now, unless told otherwise.',
  'CompleteVisitRequest.satisfied': 'Null when the customer did not say.',
  'Summary.month': "In the business's time zone.",
  'SummaryLine.label': '`group/reason` of a cause, or a product.',
  'SummaryLine.before': 'How many in the month before.',
  'Ticket.version': 'Grows with every change; the `ETag`.',
  'Ticket.customer': 'Null when only the order tells who it is.',
  'Ticket.complaint': "Counted in the month's summary.",
  'Ticket.moments': 'What its clocks follow from, beside its opening and its holds, in order.',
  'Ticket.unansweredSince': 'The first message of the customer that needs an answer and has none.',
  'Ticket.team': 'Of the assignee, or the one it waits in.',
  'Ticket.nextDueAt': 'The earliest rung still to fire; null when none is waiting.',
  'Ticket.policyVersion': 'The rules it was promised under.',
  'TicketItem.nextDueAt': 'The earliest rung still to fire; null when none is waiting.',
  'Visit.version': 'Grows with every change; the `ETag`.',
  'Visit.rule': 'The plan or season of the policy that made it.',
  'Visit.windowFrom': 'Beginning of the window it was promised in.',
  'Visit.agreedAt': 'The time agreed with the customer.',
  'Visit.steps':
    'What happens by itself, and when: it is offered, the customer reminded, an offer nobody answered lapses, we are asked ' +
    'whether it took place.',
  'Visit.asked': 'How often we have been asked whether it took place.',
  'Visit.report': 'What was reported, or why it was missed, declined or called off.',
  'Visit.heldAt': 'When it took place.',
  'Visit.by': 'Who called it off, or did not keep it; of one on offer again, that the customer called the time off.',
  'Visit.openedTicketId': 'The ticket that came of it.',
  'Visit.region': 'Where the order went: whoever serves it is preferred.',
  'Ticket.visitId': 'The visit it came of; absent for others.',
  'StandardOrder.type': '`order.updated`, `order.delivered` or `order.cancelled`.',
  'StandardOrder.timestamp': "The shop's time of this state: an older state never overwrites a newer one.",
  'OrderLine.quantity': 'Need not be whole: some things are sold by the metre.',
  ...policyNotes,
  ...deadlineNotes,
  ...mailNotes,
  ...orderNotes,
  ...entitlementNotes,
  ...outgoingNotes,
};

function clockNotes(schema: 'Clock' | 'TimedClock'): Record<string, string> {
  const of: Record<string, string> = {
    name: 'A standard clock (`first-response`, `next-response`, `progress-update`, `arrival`, `resolution`) or one of the policy.',
    run: 'Counted from 1: a clock may run again and again. The history has the runs before.',
    calendar: "The policy's calendar it is counted in.",
    target:
      'What was promised, an ISO 8601 duration in the time of the calendar; `booked`, or `booked+PT15M`, for the time ' +
      'booked with the customer.',
    bookedFor: 'The time booked with the customer, of a clock that is due at it; absent for others.',
    exception: "Which of the promise's exceptions gave the target, counted from 0; null for none.",
    dueAt: 'Null while it is on hold, and while its calendar never opens.',
    breachedAt: 'When the promise was broken; keeping it late does not undo that.',
    newPromiseAt: 'What the customer was told once it was late.',
    caveat:
      'What to know of a clock that counts in years of which the public holidays of its calendar are not known (there a ' +
      'holiday is taken for a working day), or not published in full yet (make-up days are missing). Else null.',
    rungs: 'The ladder: who is warned and told when. On hold nothing is due: only the rungs that have been climbed.',
  };
  return Object.fromEntries(Object.entries(of).map(([member, note]) => [`${schema}.${member}`, note]));
}

/** Query parameters. */
export const parameterNotes: Readonly<Record<string, string>> = {
  status: 'Only those of this status.',
  assignee: 'Only open tickets of this member of staff.',
  dueBefore: 'Only what is due before this instant.',
  shopId: 'With `orderId`: the visits of one order.',
  orderId: 'With `shopId`: the visits of one order.',
  cursor: 'Where the page before ended: its `nextCursor`.',
  limit: 'How many at most.',
  ...policyParameterNotes,
  ...outgoingParameterNotes,
};
