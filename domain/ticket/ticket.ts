import type { Route } from '../assignment/routing.ts';
import type { Cause } from '../cause.ts';
import type { WaitsFor } from '../policy/waits-for.ts';
import type { About, Channel, ClockName, Customer, CustomerClass, InstantText, Priority } from '../vocabulary.ts';
import type { TicketLink } from './events.ts';

export const ticketStatuses = ['new', 'open', 'on-hold', 'resolved'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** One rung of a clock's ladder, with the instant it is due; of one that repeats, the next. */
export interface ClockRung {
  name: string;
  dueAt: InstantText;
  /** When it was climbed last: it counts for the instants up to then. Later ones it waits for. */
  firedAt: InstantText | null;
  /** Its instant was over when the ladder, or the promise, became another: it is not climbed. */
  skipped?: true;
}

/** What a clock follows that no request type brings. */
export type OwnClock =
  /** The new time told to a customer when a promise broke, as `<clock>:new-time`: of which clock, in which run of it, due when. */
  | { kind: 'new-time'; of: ClockName; ofRun: number; inPlaceOf: InstantText | null }
  /** A task with a due time, as `task:<taskId>`. */
  | { kind: 'task'; taskId: string }
  /** A booked time at which no clock of the request type is due, as `appointment`. */
  | { kind: 'appointment' }
  /** The end of a hold, as `hold`. */
  | { kind: 'hold'; waitsFor: WaitsFor };

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
  /** The new time the customer was told once the promise was late, as long as that one is timed. */
  newPromiseAt: InstantText | null;
  /** When the customer was last told it is due; null or absent while they were not. */
  toldDueAt?: InstantText | null;
  /** While nothing is due, on hold, only those that have been climbed. */
  rungs: ClockRung[];
  /** Its ladder became another one while it was paused. */
  hasOtherLadder?: true;
  /** Absent of clocks that the request type brings. */
  own?: OwnClock;
}

/** A stretch of time on hold; `to` is null while it lasts. */
export interface Hold {
  from: InstantText;
  to: InstantText | null;
  reason: string;
  /** Absent in rows of before it was asked for: then it waits for nobody in particular. */
  waitsFor?: WaitsFor;
  /** When it ends by itself. */
  until?: InstantText;
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
    | 'offered'
    | 'assigned'
    | 'handed-over'
    | `team:${string}`
    | `milestone:${string}`;
  at: InstantText;
  /** The time that was booked. */
  bookedFor?: InstantText;
  /** The mail that told the customer of it did not arrive: it answered nothing. */
  returned?: true;
}

/** Something to be done beside the ticket, opened by a rung or by staff. */
export interface Task {
  taskId: string;
  title: string;
  assignee: string | null;
  openedAt: InstantText;
  doneAt: InstantText | null;
  /** The customer was told that somebody will call: any answer of ours does it. Absent of other tasks. */
  call?: true;
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
export interface Ticket extends Route {
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
  /** The visit it came of; absent for every other ticket. */
  visitId?: string;
  product: string | null;
  cause: Cause | null;
  complaint: boolean;
  /** Country code or `COUNTRY-PROVINCE` of the place it is about. */
  region: string | null;
  about: About | null;
  clocks: Clock[];
  holds: Hold[];
  /** What its clocks follow from, beside its opening and its holds, in order. */
  moments: Moment[];
  tasks: Task[];
  /** Absent as long as nothing was offered. */
  compensation?: Offer;
  /** Absent while there is none. */
  links?: TicketLink[];
  /**
   * The ticket whose job it is: that one speaks with the customer, who hears of this one by appointments only. Never told
   * to anybody: the ticket may be about whoever does the job.
   */
  under?: string;
  /** The team a job was sent to, whatever its type says. */
  sentTo?: string;
  /** Who gets a job only if named: whom the ticket it is for is about. Never told to anybody, either. */
  notFor?: readonly string[];
  /** The ticket it has become one with. */
  mergedInto?: string;
  openedAt: InstantText;
  updatedAt: InstantText;
  answeredAt: InstantText | null;
  /** The last of our replies. */
  repliedAt: InstantText | null;
  /** When a mail to the customer last did not arrive; absent as long as none has. */
  mailReturnedAt?: InstantText;
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
