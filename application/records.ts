import type { Booked } from '../domain/booking/book.ts';
import type { ProblemDetail } from '../domain/errors.ts';
import type { MailReference } from '../domain/message/mail.ts';
import type { ReturnReason } from '../domain/returned-mail/returned-mail.ts';
import type { InstantText } from '../domain/vocabulary.ts';

/** A quarter of an hour of somebody's; nobody's once it was given back. */
export interface Quarter {
  holder: string | null;
}

/** What a ticket's appointment has taken; `version` grows with every change of it. */
export interface Appointment {
  version: number;
  booked: Booked | null;
}

/** What a request with an idempotency key was answered. */
export interface KeptAnswer {
  /** Of method, path and body: the same key may not be used for another request. */
  requestHash: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** That a delivery was received, and what was answered: a repetition is answered the same and stored once. */
export interface Receipt {
  shopId: string;
  deliveryId: string;
  topic: string;
  outcome: string;
  answer: Record<string, unknown>;
  receivedAt: InstantText;
  contentHash: string;
  /** The body as it was sent, where it is kept for people to act on or for later. */
  payload?: string;
  /** Seconds since the epoch; absent for what must not be forgotten. */
  expiresAt?: number;
}

/**
 * - `claimed`: somebody is sending it, or died while sending it;
 * - `released`: SES did not take it; the stream's own retry, or else the sweeper, tries again;
 * - `queued`: a notice or the sweeper asks for it to be sent; the table's stream brings it to whoever sends;
 * - `sent`; `failed`: never to be sent;
 * - `bounced`, `complained`: what came of it after it was sent;
 * - `suppressed`: not sent, since its address is.
 */
export type MailState = 'claimed' | 'released' | 'queued' | 'sent' | ReturnReason;

/** What is kept of a mail: what it was about and how it went, never whom it went to or what it said. */
export interface MailRow extends MailReference {
  /** One that did not do what it was for is of a kind of its own: a stream's mapping has few filters. */
  kind: 'mail' | 'returned-mail';
  state: MailState;
  /** Until when a claim is respected; then the sweeper may queue the mail again. */
  claimedUntil: InstantText;
  /** How often it may have reached SES. */
  attempt: number;
  updatedAt: InstantText;
  sesMessageId?: string;
  reason?: string;
  /** The state its ticket's or visit's history tells of already. */
  told?: MailState;
}

/** By which rules orders delivered before have been planned for, and where that goes on. */
export interface Replanned {
  by: string;
  /** A place in the list of delivered orders; null at its beginning. */
  from: PageStart | null;
  isDone: boolean;
}

/** A version of the policy. A draft can be replaced; one that has been published never changes. */
export interface PolicyVersion {
  version: string;
  state: 'draft' | 'published';
  /** Grows with every change; so many events its history has. */
  revision: number;
  author: string;
  note: string | null;
  /** The preset it extends. */
  preset: string | null;
  /** How many things keep it from being activated. */
  faults: number;
  createdAt: InstantText;
  updatedAt: InstantText;
}

export interface KeptPolicy extends Omit<PolicyVersion, 'faults'> {
  /** What keeps it from being activated. */
  faults: readonly ProblemDetail[];
  /** As it was written. */
  source: unknown;
  /** With the preset it extends merged in. A published one is a PolicyDocument. */
  document: unknown;
}

/** The row of a pool. */
export interface TurnRow {
  turn: number;
  /** How many turns have been taken since the open tickets were counted, when that was, and what came out. */
  ahead: number;
  countedAt: InstantText;
  open: Record<string, number>;
}

/** An address nothing is sent to any more. Whose it is the row does not say: only who has the address finds it. */
export interface Suppression {
  suppressionId: string;
  reason: 'bounced' | 'complained';
  /** What SES said, in its own words. */
  detail: string;
  since: InstantText;
  /** The mail it followed from. */
  mailId: string;
}

/** Released rows stay, so that feedback delivered once more does not suppress the address again. */
export interface SuppressionRow extends Suppression {
  releasedAt?: InstantText;
  releasedBy?: string;
}

/** Where a page starts: the key of the row before it, and its entry in the index. */
export type PageStart = Readonly<Record<string, string>>;
