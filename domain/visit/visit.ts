import type { Booked } from '../booking/book.ts';
import type { OrderDates } from '../order-dates.ts';
import type { Customer, InstantText, Role, VisitParty, VisitType } from '../vocabulary.ts';

/**
 * Ahead are `planned`, `due` (its execution runs), `offered` and `confirmed`. Over are `done`; `missed`: agreed, and
 * somebody reported that it did not take place; `declined`: the customer does not want it; `called-off` by us or by them;
 * `lapsed`: offered, and nobody recorded an answer; `cancelled`: with its order, or because it has become pointless.
 */
export const visitStatuses = [
  'planned',
  'due',
  'offered',
  'confirmed',
  'done',
  'missed',
  'declined',
  'called-off',
  'lapsed',
  'cancelled',
] as const;
export type VisitStatus = (typeof visitStatuses)[number];

/**
 * What the visit's execution does by itself, and when: `lapse` ends an offer nobody answered, `ask` asks us whether an
 * agreed visit took place, again and again until somebody says so.
 */
export const visitStepNames = ['offer', 'remind', 'lapse', 'ask'] as const;

export interface VisitStep {
  name: (typeof visitStepNames)[number];
  dueAt: InstantText;
  doneAt: InstantText | null;
}

/** A planned call or visit. */
export interface Visit {
  visitId: string;
  version: number;
  status: VisitStatus;
  visitType: VisitType;
  /** The plan or season of the policy that made it. */
  rule: string;
  shopId: string;
  orderId: string;
  customer: Customer | null;
  products: string[];
  /** Country code or `COUNTRY-PROVINCE` of where the order went, as the policy calls it. */
  region: string | null;
  /** What plans count from, unless they count from one of the dates. */
  deliveredAt: InstantText;
  dates?: OrderDates | undefined;
  /** The day its window counts from, where its plan counts from the visit before. */
  countsFrom?: string | undefined;
  /** The window it was promised in. */
  windowFrom: InstantText;
  windowTo: InstantText;
  /** The time agreed with the customer, which stays on record when the visit is over. */
  agreedAt: InstantText | null;
  role: Role;
  /** What whoever makes it has to know, where its rule says. */
  skill?: string | undefined;
  assignee: string | null;
  /** What it has taken in the book of people's times. */
  booked: Booked | null;
  steps: VisitStep[];
  /** The next visit of its rule has been planned, since this one was given up before; absent otherwise. */
  isFollowed?: true;
  /** How often we have been asked whether it took place. */
  asked: number;
  /** What the calendar said when the steps were timed, in short. */
  calendarVersion?: string | null | undefined;
  nextDueAt: InstantText | null;
  /** What was reported, or the reason it was declined, called off or missed for. */
  report: string | null;
  satisfied: boolean | null;
  /** When a mail to the customer last did not arrive; absent as long as none has. */
  mailReturnedAt?: InstantText;
  /** When it took place, as it was reported. */
  heldAt: InstantText | null;
  /** Who called it off, or was not there. */
  by: VisitParty | null;
  /** The ticket that came of it: of a dissatisfied answer, of a visit we did not make. */
  openedTicketId: string | null;
  createdAt: InstantText;
  updatedAt: InstantText;
  eventCount: number;
  policyVersion: string;
  /** Null until the planner finds it due, or something is agreed before. */
  execution: string | null;
}
