import type { TicketStatus } from './ticket.ts';

/**
 * Every way a ticket may change: which states it may come from and where it leads (null: it stays where it is).
 * The refusal a user sees and the condition DynamoDB enforces are both made from this table.
 */
export const transitions = {
  reply: { from: ['new', 'open', 'on-hold'], to: null },
  /** The customer writes again. What is said about a settled ticket is kept, and reopens nothing by itself. */
  message: { from: ['new', 'open', 'on-hold', 'resolved'], to: null },
  /** What the customer wrote needs no answer after all. */
  noAnswer: { from: ['new', 'open', 'on-hold', 'resolved'], to: null },
  note: { from: ['new', 'open', 'on-hold', 'resolved'], to: null },
  assign: { from: ['new', 'open', 'on-hold'], to: null },
  prioritise: { from: ['new', 'open', 'on-hold'], to: null },
  retype: { from: ['new', 'open', 'on-hold'], to: null },
  repromise: { from: ['new', 'open', 'on-hold'], to: null },
  /** Its calendars have changed. */
  retime: { from: ['new', 'open', 'on-hold'], to: null },
  milestone: { from: ['new', 'open', 'on-hold'], to: null },
  /** A time is booked with the customer, or called off. */
  book: { from: ['new', 'open', 'on-hold'], to: null },
  compensate: { from: ['new', 'open', 'on-hold'], to: null },
  task: { from: ['new', 'open', 'on-hold', 'resolved'], to: null },
  /** What somebody was asked to do beside it is done. */
  ownTask: { from: ['new', 'open', 'on-hold', 'resolved'], to: null },
  /** Whoever is next gets it. */
  route: { from: ['new', 'open', 'on-hold'], to: null },
  pause: { from: ['new', 'open'], to: 'on-hold' },
  resume: { from: ['on-hold'], to: null },
  /** It is said to have to do with another ticket, or not any more. */
  link: { from: ['new', 'open', 'on-hold', 'resolved'], to: null },
  /** Work goes out as a ticket of its own; and what is heard of it. */
  job: { from: ['new', 'open', 'on-hold'], to: null },
  report: { from: ['new', 'open', 'on-hold', 'resolved'], to: null },
  /** It becomes one with another ticket, and that one takes over what waits. */
  merge: { from: ['new', 'open', 'on-hold'], to: 'resolved' },
  absorb: { from: ['new', 'open', 'on-hold'], to: null },
  resolve: { from: ['new', 'open', 'on-hold'], to: 'resolved' },
  reopen: { from: ['resolved'], to: 'open' },
  /** A mail about it came back, or was never sent. */
  mailReturned: { from: ['new', 'open', 'on-hold', 'resolved'], to: null },
  /** The clock's own step: rungs that are due. */
  advance: { from: ['new', 'open', 'on-hold'], to: null },
  /** Gives the ticket another execution. */
  rearm: { from: ['new', 'open', 'on-hold'], to: null },
} as const satisfies Record<string, { from: readonly TicketStatus[]; to: TicketStatus | null }>;

export type TransitionName = keyof typeof transitions;
