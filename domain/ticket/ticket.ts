import type { ClockName } from '../events.ts';
import type { Cause } from '../insight/cause.ts';
import type { Customer, InstantText, Priority } from '../vocabulary.ts';

export const ticketStatuses = ['new', 'open', 'on-hold', 'resolved'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** One rung of a clock's ladder, with the instant it is due. */
export interface ClockRung {
  name: string;
  dueAt: InstantText;
  firedAt: InstantText | null;
}

/** A promise being timed. */
export interface Clock {
  name: ClockName;
  state: 'running' | 'paused' | 'met' | 'cancelled';
  calendar: string;
  /** ISO 8601 duration, in the calendar's time. */
  target: string;
  startedAt: InstantText;
  /** Null while the clock is paused. */
  dueAt: InstantText | null;
  metAt: InstantText | null;
  /** The instant the promise was broken; a late answer still meets the clock afterwards. */
  breachedAt: InstantText | null;
  rungs: ClockRung[];
}

/** A stretch of time on hold; `to` is null while it lasts. */
export interface Hold {
  from: InstantText;
  to: InstantText | null;
  reason: string;
}

/** One matter raised, with its clocks. Its history is the events. */
export interface Ticket {
  ticketId: string;
  /** Grows by one with every change: what an ETag carries and every write is conditional on. */
  version: number;
  status: TicketStatus;
  requestType: string;
  priority: Priority;
  subject: string;
  text: string;
  /** Unknown when a shop's message did not say; then found through the order. */
  customer: Customer | null;
  shopId: string | null;
  orderId: string | null;
  product: string | null;
  cause: Cause | null;
  complaint: boolean;
  assignee: string | null;
  clocks: Clock[];
  holds: Hold[];
  openedAt: InstantText;
  updatedAt: InstantText;
  answeredAt: InstantText | null;
  resolvedAt: InstantText | null;
  /** The earliest rung still to fire; null when none is waiting. */
  nextDueAt: InstantText | null;
  /** How many events its history has. */
  eventCount: number;
  policyVersion: string;
  /** Name of the execution that times it; a new name makes the stream start a new execution and the old one end itself. */
  execution: string;
}
