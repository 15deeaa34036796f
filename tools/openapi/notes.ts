import { deadlineNotes } from './deadlines.ts';
import { outgoingNotes, outgoingParameterNotes } from './outgoing.ts';
import { policyNotes, policyParameterNotes } from './policies.ts';

/** What the reference says of single members, as `<schema>.<member>`. What speaks for itself is left out. */
export const notes: Readonly<Record<string, string>> = {
  'Cause.reason': "One of the policy's reasons for the group.",
  'Clock.calendar': "The policy's calendar it is counted in.",
  'Clock.target': 'What was promised, an ISO 8601 duration in the time of the calendar.',
  'Clock.dueAt': 'Null while the ticket is on hold.',
  'Clock.breachedAt': 'When the promise was broken; keeping it late does not undo that.',
  'Clock.rungs': 'The ladder: who is warned and told when.',
  'TimedClock.calendar': "The policy's calendar it is counted in.",
  'TimedClock.target': 'What was promised, an ISO 8601 duration in the time of the calendar.',
  'TimedClock.dueAt': 'Null while the ticket is on hold.',
  'TimedClock.breachedAt': 'When the promise was broken; keeping it late does not undo that.',
  'TimedClock.rungs': 'The ladder: who is warned and told when.',
  'TimedClock.remaining':
    'Open time left, an ISO 8601 duration: negative once the promise is broken, null when the clock has stopped.',
  'Clocks.now': 'The instant the remaining times are counted from.',
  'ClockRung.firedAt': 'Null until it was due.',
  'Customer.locale': 'The language they are written to in.',
  'Event.eventId': 'Unique, and the same however often it is told.',
  'Event.sequence': '1 for the first event.',
  'Event.data':
    'What happened: `type` says what (`ticket.replied`, `clock.met`, `rung.fired`, `visit.confirmed`, ...), the other members go with it.',
  'OpenTicketRequest.requestType': "One of the policy's request types: `complaint`, `logistics`, `question`, `repair`.",
  'OpenTicketRequest.priority': 'The one of the request type unless told otherwise.',
  'OpenTicketRequest.orderId': "The order's id at its shop.",
  'AssignTicketRequest.assignee': "A member of staff, by the policy's id.",
  'ResolveTicketRequest.cause': 'The cause found, where it is not the one the ticket was opened with.',
  'ConfirmVisitRequest.agreedAt': 'With any offset; after now.',
  'CompleteVisitRequest.satisfied': 'Null when the customer did not say.',
  'Summary.month': "In the business's time zone.",
  'SummaryLine.label': '`group/reason` of a cause, or a product.',
  'SummaryLine.before': 'How many in the month before.',
  'Ticket.version': 'Grows with every change; the `ETag`.',
  'Ticket.customer': 'Null when only the order tells who it is.',
  'Ticket.complaint': "Counted in the month's summary.",
  'Ticket.nextDueAt': 'The earliest rung still to fire; null when none is waiting.',
  'Ticket.policyVersion': 'The rules it was promised under.',
  'TicketItem.nextDueAt': 'The earliest rung still to fire; null when none is waiting.',
  'Visit.version': 'Grows with every change; the `ETag`.',
  'Visit.rule': 'The plan or season of the policy that made it.',
  'Visit.windowFrom': 'Beginning of the window it was promised in.',
  'Visit.agreedAt': 'The time agreed with the customer.',
  'Visit.steps': 'What happens by itself, and when.',
  'StandardOrder.type': '`order.updated`, `order.delivered` or `order.cancelled`.',
  'StandardOrder.timestamp': "The shop's time of this state: an older state never overwrites a newer one.",
  'OrderLine.quantity': 'Need not be whole: some things are sold by the metre.',
  ...policyNotes,
  ...deadlineNotes,
  ...outgoingNotes,
};

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
