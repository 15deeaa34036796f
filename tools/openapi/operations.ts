/** What the reference says of each operation of the staff API; its input, address and permission come from the route. */
import type * as z from 'zod/mini';
import { pageOf } from '../../functions/_kit/http-list.ts';
import { clocksSchema, eventSchema, ticketItemSchema, ticketSchema } from '../../functions/http/answers.ts';
import { latenessSchema } from '../../functions/http/lateness/answers.ts';
import { summarySchema } from '../../functions/http/summaries/answers.ts';
import { visitItemSchema, visitSchema } from '../../functions/http/visits/answers.ts';
import { backtestOperations } from './backtests.ts';
import { deadlineOperations } from './deadlines.ts';
import { entitlementOperations } from './entitlements.ts';
import { linkingOperations } from './linking.ts';
import { mailOperations } from './mails.ts';
import { orderOperations } from './orders.ts';
import { outgoingOperations } from './outgoing.ts';
import { policyOperations } from './policies.ts';

export interface OperationNotes {
  tag: 'Tickets' | 'Visits' | 'Mails' | 'Summaries' | 'Policies' | 'Calendars' | 'Staff' | 'Outgoing webhooks';
  summary: string;
  description: string;
  answer: z.ZodMiniType;
}

export const ticketPage = pageOf(ticketItemSchema);
export const visitPage = pageOf(visitItemSchema);
export const eventPage = pageOf(eventSchema);

const ticket = { tag: 'Tickets', answer: ticketSchema } as const;
const visit = { tag: 'Visits', answer: visitSchema } as const;

export const operations: Readonly<Record<string, OperationNotes>> = {
  openTicket: {
    ...ticket,
    summary: 'Open a ticket',
    description:
      'Takes up a matter. Its request type decides who gets it and which promises are timed from now on. ' +
      'Of its order it has the customer, class, region and, of a single one, the product where nobody says them.',
  },
  listTickets: {
    ...ticket,
    summary: 'List tickets',
    description:
      'Tickets of a status (`new` unless told otherwise), or the open tickets of an assignee: what is due next comes ' +
      'first. Lists may lag a moment behind a change.',
    answer: ticketPage,
  },
  readTicket: {
    ...ticket,
    summary: 'Read a ticket',
    description: 'The ticket as it is now; its `ETag` is its version.',
  },
  replyToTicket: {
    ...ticket,
    summary: 'Answer the customer',
    description:
      'Sends the customer a mail, or keeps on record what was said on the telephone (`by` is `phone`: no mail is sent), and ' +
      'keeps every promise that waits for an answer. A promised progress update is promised again from now on.',
  },
  noteOnTicket: { ...ticket, summary: 'Add a note', description: 'Only staff see it. It is possible in any status.' },
  assignTicket: {
    ...ticket,
    summary: 'Assign a ticket',
    description:
      'Gives the ticket to a member of staff, by the id the policy has for them. They are told by mail. At the time booked ' +
      'on it they must be free, unless `force` and a `reason` say otherwise; the customer is told who comes instead.',
  },
  prioritiseTicket: {
    ...ticket,
    summary: 'Change the priority',
    description: 'Promises are those of the new priority, counted from the same start; time on hold stays credited.',
  },
  pauseTicket: {
    ...ticket,
    summary: 'Put on hold',
    description:
      'Stops its clocks until it is resumed; the time on hold is credited in business time. It waits for somebody ' +
      '(`waitsFor`) or for an instant (`until`) and ends by itself, as the policy says; the customer is told if it stops ' +
      'something they were promised. What a customer writes ends a hold that waits for the customer.',
  },
  resumeTicket: { ...ticket, summary: 'Take off hold', description: 'Lets its clocks run on.' },
  resolveTicket: {
    ...ticket,
    summary: 'Resolve a ticket',
    description:
      'Settles the matter and thanks the customer. A cause found now replaces the one it was opened with, in the ' +
      "month's summary, too. A booked time still to come is called off, and whoever was to come is told.",
  },
  reopenTicket: {
    ...ticket,
    summary: 'Reopen a ticket',
    description: 'Takes a settled matter up again: what settling it cut short is promised anew from now on.',
  },
  addMessage: {
    ...ticket,
    summary: 'Record a message of the customer',
    description:
      'The customer has written or called again. The first message nobody has answered starts the next-response ' +
      'promise; a mere thanks (`needsAnswer` false) starts nothing. What needs an answer takes a settled ticket up again; ' +
      'where that was settled longer ago than the policy says, it opens another ticket, linked with this one.',
  },
  noAnswerNeeded: {
    ...ticket,
    summary: 'Say that no answer is needed',
    description: 'What the customer wrote last was a mere thanks: the next-response promise is cancelled.',
  },
  reachMilestone: {
    ...ticket,
    summary: 'Report a milestone',
    description:
      'Something the promises wait for has happened: the technician arrived, the sample came in. It meets the clocks ' +
      'that end with it and starts those that begin with it. A clock that runs already gets no more time; one that is ' +
      'over runs once more.',
  },
  bookAppointment: {
    ...ticket,
    summary: 'Book a time with the customer',
    description:
      'The time, agreed with the customer, at which somebody comes. It meets the clocks that wait for it and starts ' +
      'those that are due at it. Another time takes its place: what was promised for the one before is promised no ' +
      'longer, and stays on record as broken if it was. The customer is told by mail. It takes an hour of whoever has the ' +
      'ticket, or as long as the policy says: a time at which they have a visit or another appointment, or at which nobody ' +
      'works, needs `force` and a `reason`.',
  },
  callOffAppointment: {
    ...ticket,
    summary: 'Call a booked time off',
    description:
      'Nobody comes at that time, and no other one is agreed yet: what was promised for it is cancelled, and that one is ' +
      'booked is promised anew from now. The customer is told by mail. Refused once somebody has come.',
  },
  retypeTicket: {
    ...ticket,
    summary: 'Change the request type',
    description:
      'Promises are those of the new type, as they would stand had it been that from the start; time on hold stays ' +
      'credited. Whoever has the ticket keeps it, unless the new type keeps them out, or it leaves a line of its own, such ' +
      'as a complaint line, for others: then it is routed anew. A booked time still to come at which the new type promises ' +
      'nothing is called off, and the customer and whoever was to come are told. For leads and managers; of a ' +
      'ticket that other teams are kept out of, also for the team that takes it, which says why.',
  },
  repromiseTicket: {
    ...ticket,
    summary: 'Promise anew by the policy in force',
    description:
      'A ticket keeps the policy it was promised under. This makes its promises those of the one in force, counted ' +
      'from the same start.',
  },
  addTask: {
    ...ticket,
    summary: 'Add a task',
    description:
      'Something to be done beside the ticket. Whoever it is for is told by mail; with `dueAt` they are reminded before, ' +
      'and again while it is overdue, until it is done.',
  },
  completeTask: { ...ticket, summary: 'Complete a task', description: 'Done again, it stays as it was.' },
  ...linkingOperations,
  listTicketEvents: {
    ...ticket,
    summary: "Read a ticket's history",
    description: 'Everything that happened to it, oldest first. Events never change.',
    answer: eventPage,
  },
  readClocks: {
    ...ticket,
    summary: "Read a ticket's clocks",
    description:
      'Each promise with what is left of it now, the rungs of its ladder, and its proof: the rule of the policy, the ' +
      'calendar, and a ledger of every counted, skipped and paused stretch up to the due instant.',
    answer: clocksSchema,
  },
  listVisits: {
    ...visit,
    summary: 'List visits',
    description:
      'Visits of a status (`offered` unless told otherwise), what is due next first; or all visits of an order, by ' +
      'their windows. Lists may lag a moment behind a change.',
    answer: visitPage,
  },
  readVisit: { ...visit, summary: 'Read a visit', description: 'The visit as it is now; its `ETag` is its version.' },
  listVisitEvents: {
    ...visit,
    summary: "Read a visit's history",
    description: 'Everything that happened to it, oldest first. Events never change.',
    answer: eventPage,
  },
  confirmVisit: {
    ...visit,
    summary: 'Confirm a time',
    description:
      'The customer agreed to a time, or to another one than before: then they read what it replaces. They are reminded ' +
      'ahead of it. Whoever makes it is free then: an hour of theirs is taken, or as long as the policy says. A time at ' +
      'which nobody works, long after the window, or at which nobody is free needs `force` and a `reason`. Confirming again ' +
      'what is agreed changes nothing.',
  },
  completeVisit: {
    ...visit,
    summary: 'Complete a visit',
    description:
      'It took place: on time, early, or long ago, even if it had been given up. The customer is thanked, and the next ' +
      'visit of its rule is planned. `satisfied: false` opens a ticket.',
  },
  missVisit: {
    ...visit,
    summary: 'Report a visit as missed',
    description:
      'The agreed time is over and it did not take place. By us: the customer reads an apology, and a ticket is opened for ' +
      'what we owe. By them: they may ask for another time. The next visit of its rule is planned.',
  },
  declineVisit: {
    ...visit,
    summary: 'Note that the customer declines',
    description: 'They do not want what was offered. Nobody is written to; the next visit of its rule is planned.',
  },
  callOffVisit: {
    ...visit,
    summary: 'Call a visit off',
    description:
      'It will not take place at the time agreed, or at all; the customer and whoever was to come are told. A time they call ' +
      'off is free again, and while the window lasts the visit stays on offer, unless `again` says otherwise. For a time we ' +
      'call off a ticket is opened.',
  },
  assignVisit: {
    ...visit,
    summary: 'Give a visit to somebody else',
    description:
      'They must be free at the agreed time, unless `force` and a `reason` say otherwise. The customer, who knew the other ' +
      'name, is told, and so are both colleagues.',
  },
  readSummary: {
    tag: 'Summaries',
    summary: "Read a month's summary",
    description: 'Complaints of a month (`2026-05`) by cause and by product, beside the month before.',
    answer: summarySchema,
  },
  readLateness: {
    tag: 'Summaries',
    summary: 'Read how late timers fired',
    description:
      'By day, of at most 92 days: how many timers fired and how late, at the median, at the 99th percentile and at worst. Percentiles are at most 10 % above the truth.',
    answer: latenessSchema,
  },
  listPolicyChanges: {
    tag: 'Policies',
    summary: 'Read what was decided',
    description: 'Activations, roll-backs, changed days, absences: who decided what and when, oldest first.',
    answer: eventPage,
  },
  listPolicyEvents: {
    tag: 'Policies',
    summary: 'Read how it was written',
    description: 'Every time a draft was written, by whom and why, oldest first.',
    answer: eventPage,
  },
  ...policyOperations,
  ...backtestOperations,
  ...deadlineOperations,
  ...mailOperations,
  ...orderOperations,
  ...entitlementOperations,
  ...outgoingOperations,
};
