import type { About, ClockName } from '../events.ts';
import type { Cause } from '../insight/cause.ts';
import type { Channel, Customer, CustomerClass, InstantText, Priority } from '../vocabulary.ts';

export const ticketStatuses = ['new', 'open', 'on-hold', 'resolved'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** One rung of a clock's ladder, with the instant it is due. */
export interface ClockRung {
  name: string;
  dueAt: InstantText;
  firedAt: InstantText | null;
}

/** A promise being timed. Of a clock that runs again and again, only the last run is on the ticket; its history has them all. */
export interface Clock {
  name: ClockName;
  /** 1 for its first run. */
  run: number;
  state: 'running' | 'paused' | 'met' | 'cancelled';
  /** Of the policy it is promised by. */
  policyVersion: string;
  calendar: string;
  /** Of the calendar as it was when the due time was computed: a proof names it. */
  calendarVersion: string | null;
  /** ISO 8601 duration, in the calendar's time; `booked`, or `booked+PT15M`, for the time booked with the customer. */
  target: string;
  /** Which of the promise's exceptions gave the target, counted from 0; null for none. */
  exception: number | null;
  startedAt: InstantText;
  /** The time booked with the customer, of a clock that is due at it. */
  bookedFor?: InstantText;
  /** Since when the due times are what they are: nothing was due by them before. By a changed day, since its change. */
  timedAt: InstantText;
  /** Null while the clock is paused, and while its calendar never opens. */
  dueAt: InstantText | null;
  metAt: InstantText | null;
  cancelledAt: InstantText | null;
  /** The instant the promise was broken; a late answer still meets the clock afterwards. */
  breachedAt: InstantText | null;
  /** What the customer was told once the promise was known to be late. */
  newPromiseAt: InstantText | null;
  /** While nothing is due, on hold, only those that have been climbed. */
  rungs: ClockRung[];
}

/** A stretch of time on hold; `to` is null while it lasts. */
export interface Hold {
  from: InstantText;
  to: InstantText | null;
  reason: string;
}

/** Something that happened and starts clocks, or ends them; `milestone:<name>` is what staff report. */
export interface Moment {
  name:
    | 'replied'
    | 'customer-message'
    | 'no-answer-needed'
    | 'resolved'
    | 'reopened'
    | 'booked'
    | 'called-off'
    | `milestone:${string}`;
  at: InstantText;
  /** The time that was booked. */
  bookedFor?: InstantText;
}

/** Something to be done beside the ticket, opened by a rung or by staff. */
export interface Task {
  taskId: string;
  title: string;
  assignee: string | null;
  openedAt: InstantText;
  doneAt: InstantText | null;
}

/** What was offered to make good, in minor units of the currency. */
export interface Offer {
  band: string;
  amount: number;
  currency: string;
  offeredAt: InstantText;
  offeredBy: string | null;
}

/** One matter raised, with its clocks. Its history is the events. */
export interface Ticket {
  ticketId: string;
  /** Grows by one with every change: what an ETag carries and every write is conditional on. */
  version: number;
  status: TicketStatus;
  requestType: string;
  priority: Priority;
  channel: Channel;
  customerClass: CustomerClass | null;
  subject: string;
  text: string;
  /** Unknown when a shop's message did not say; then found through the order. */
  customer: Customer | null;
  shopId: string | null;
  orderId: string | null;
  product: string | null;
  cause: Cause | null;
  complaint: boolean;
  /** Country code or `COUNTRY-PROVINCE` of the place it is about. */
  region: string | null;
  about: About | null;
  assignee: string | null;
  /** Of the assignee, or the one it waits in. */
  team: string | null;
  /** `pending` until whoever is next, or least busy, has been found among several. */
  routing: 'pending' | null;
  clocks: Clock[];
  holds: Hold[];
  /** What its clocks follow from, beside its opening and its holds, in order. */
  moments: Moment[];
  tasks: Task[];
  /** Absent as long as nothing was offered. */
  compensation?: Offer;
  openedAt: InstantText;
  updatedAt: InstantText;
  answeredAt: InstantText | null;
  /** The last of our replies. */
  repliedAt: InstantText | null;
  /** The first of the customer's messages since then that needs an answer. */
  unansweredSince: InstantText | null;
  resolvedAt: InstantText | null;
  /** The earliest rung or promise still to fall due; null when none is waiting. */
  nextDueAt: InstantText | null;
  /** How many events its history has. */
  eventCount: number;
  /** Its promises are those of this version of the policy, until it is promised anew. */
  policyVersion: string;
  /** Name of the execution that times it; a new name makes the stream start a new execution and the old one end itself. */
  execution: string;
}
