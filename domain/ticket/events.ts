import type { Cause } from '../cause.ts';
import type { OrderDateName } from '../order-dates.ts';
import type { RecipientName } from '../policy/ladder.ts';
import type { WaitsFor } from '../policy/waits-for.ts';
import type { MailReturned } from '../returned-mail/returned-mail.ts';
import type { About, Channel, ClockName, InstantText, Priority } from '../vocabulary.ts';

export const linkKinds = ['job', 'complaint', 'finding', 'later', 'earlier', 'merged', 'duplicate'] as const;

/** Another ticket this one has to do with, and what that one is to it. */
export interface TicketLink {
  ticketId: string;
  kind: (typeof linkKinds)[number];
}

/** A promise the customer was told that is due at another time now, or, with `to` null, is none any more. */
export interface MovedPromise {
  clock: string;
  run: number;
  from: InstantText;
  to: InstantText | null;
}

/** A promise that ran out, and what the customer was told of it before and is told now. */
export interface LatePromise {
  clock: ClockName;
  promiseDueAt: InstantText;
  newPromiseAt: InstantText | null;
  toldDueAt: InstantText | null;
}

/** What happened to a ticket. */
export type TicketEventData =
  | {
      type: 'ticket.opened';
      requestType: string;
      channel: Channel;
      cause: Cause | null;
      product: string | null;
      complaint: boolean;
      /** Counted as a return; absent otherwise, here and below. */
      returns?: true;
    }
  /** The customer wrote again. A mere thanks needs no answer and starts no clock. */
  | { type: 'ticket.message'; text: string; needsAnswer: boolean }
  /** The customer's last messages turned out to need no answer. */
  | { type: 'ticket.no-answer-needed' }
  /** By telephone no mail tells it: the text is what was said. By mail in rows of before it was asked. */
  | { type: 'ticket.replied'; text: string; by?: 'mail' | 'phone' }
  | { type: 'ticket.noted'; text: string }
  | {
      type: 'ticket.assigned';
      from: string | null;
      to: string;
      team: string | null;
      reason: 'routing' | 'staff' | 'escalation';
      /** Why somebody was given it who has another appointment at its booked time. */
      forced?: string;
      /** The booked time to come at which the customer expects whoever had it; a mail's filter asks for it. Absent when another event's mail tells it. */
      bookedFor?: InstantText;
    }
  /** Nobody who could take it was there. */
  | { type: 'ticket.unrouted'; routeAt: InstantText | null }
  | { type: 'ticket.prioritised'; from: Priority; to: Priority; reason: 'staff' | 'escalation' }
  | {
      type: 'ticket.retyped';
      from: string;
      to: string;
      /** Whether it was, and is, counted as a complaint, and what it counts as. */
      complaintBefore: boolean;
      complaint: boolean;
      returnsBefore?: true;
      returns?: true;
      cause: Cause | null;
      product: string | null;
      openedAt: InstantText;
      /** Why; null where nobody said. */
      reason: string | null;
    }
  /** Its promises are now those of another version of the policy, or were timed again because a calendar changed. */
  | { type: 'ticket.repromised'; from: string; to: string }
  | { type: 'ticket.retimed' }
  /** What the customer was told is due at other times now; with `to` null it is promised no longer. */
  | {
      type: 'ticket.promises-moved';
      moved: readonly MovedPromise[];
      /** The booked time that was called off by the same change; absent when none was. */
      calledOff?: InstantText;
      /** Who comes at the booked time instead of whoever had the ticket; absent when nobody else does. */
      comes?: string;
      /** What a hold that waits for the customer, or did, writes to them in the same mail. */
      alsoWrites?: 'remind' | 'offer-to-close';
      /** The event whose mail tells of it. */
      toldWith?: number;
    }
  | {
      type: 'ticket.milestone';
      milestone: string;
      /** A day of the order that is the day of this; absent when it sets none. */
      sets?: OrderDateName;
    }
  /** A time was booked with the customer, in place of the one before if there was one; and called off. */
  | {
      type: 'ticket.booked';
      bookedFor: InstantText;
      before: InstantText | null;
      /** Why a time was taken that is usually refused. */
      forced?: string;
      /** The ticket it was booked on, which has become one with this: the customer reads of it in that one's mail. */
      from?: string;
    }
  | {
      type: 'ticket.called-off';
      bookedFor: InstantText;
      /** Who was to come; like the reason, absent in rows of before both were kept. */
      assignee?: string | null;
      /** `staff` called it off, or it fell away with what the ticket was. */
      reason?: 'staff' | 'retyped' | 'repromised' | 'resolved' | 'merged';
      /** Who comes instead, where it went to another ticket. */
      passedTo?: string | null;
      /** The customer reads of it in the mail of another event of the same change. */
      toldWith?: number;
    }
  | {
      type: 'ticket.compensation-offered';
      band: string;
      /** In minor units of the currency; what was offered before, or null. */
      amount: number;
      currency: string;
      aboveCeiling: boolean;
      before: number | null;
    }
  /** What is waited for, and until when; both absent in rows of before they were asked for. */
  | {
      type: 'ticket.paused';
      reason: string;
      waitsFor?: WaitsFor;
      until?: InstantText;
      /** What of the other times is told in the same mail. */
      moved?: readonly MovedPromise[];
    }
  /** `until`: the hold had its end. */
  | { type: 'ticket.resumed'; because?: 'staff' | 'customer-message' | 'until' }
  | { type: 'ticket.task-opened'; taskId: string; title: string; assignee: string | null; dueAt?: InstantText | null }
  | { type: 'ticket.task-done'; taskId: string }
  | {
      type: 'ticket.resolved';
      resolution: string;
      /** Present when resolving found another cause than the ticket was opened with. */
      causeBefore: Cause | null;
      cause: Cause | null;
      product: string | null;
      complaint: boolean;
      returns?: true;
      openedAt: InstantText;
      /** The booked time that was called off by it; absent when none was. */
      calledOff?: InstantText;
      /** Of a complaint about conduct: whom it was about, and whether it was found true. */
      about: About | null;
      founded: boolean | null;
    }
  /** By staff unless it says that the customer's message did it. */
  | { type: 'ticket.reopened'; reason: string; because?: 'customer-message' }
  | { type: 'ticket.linked'; link: TicketLink }
  | ({ type: 'ticket.mail-returned' } & MailReturned)
  | { type: 'ticket.unlinked'; link: TicketLink }
  /** A job of it was settled; `last` when all are. Or reached a milestone, which it passed on as `reached` if that was possible. */
  | { type: 'ticket.job-reported'; ticketId: string; milestone?: string; reached?: string; last?: boolean }
  /** It ended because it became one with another ticket, which is counted instead. */
  | {
      type: 'ticket.merged';
      into: string;
      complaint: boolean;
      returns?: true;
      cause: Cause | null;
      product: string | null;
      openedAt: InstantText;
      /** The booked time that went along, and who comes then. */
      bookedFor?: InstantText;
      comes?: string | null;
    }
  /** A promise ran out at an instant at which no rung stands. */
  | { type: 'clock.breached'; clock: ClockName; run: number; dueAt: InstantText; latenessMs: number }
  | {
      /** A rung of the escalation ladder was due and has been climbed. */
      type: 'rung.fired';
      clock: ClockName;
      run: number;
      rung: string;
      dueAt: InstantText;
      /** How late the timer fired. */
      latenessMs: number;
      /** When the promise was due that has run out, or is due once the rung has done what it does. */
      promiseDueAt: InstantText;
      notify: RecipientName[];
      /** Who has the ticket once the rung is climbed. */
      assignee: string | null;
      /** Whom a complaint about conduct is about: they are not told of it. */
      about: About | null;
      /** Whether it hands the ticket to somebody else, or was meant to and nobody could take it. */
      escalates: boolean;
      /** Critical request types break through quiet hours and digests. */
      critical: boolean;
      /** The time the customer is told instead; null when the customer is told none. */
      newPromiseAt: InstantText | null;
      /** Who has been asked to call the customer about a promise that is late once more: an id, or `nobody` in particular. */
      callBy?: string;
      /** By when somebody has to hear of it: then the promise is due, or its next rung. Absent when nothing comes. */
      nextAt?: InstantText;
      /** What else ran out in the same step and is told in the same mail. */
      alsoLate?: readonly LatePromise[];
      /** What a hold that waits for the customer, or did, writes to them in the same mail. */
      alsoWrites?: 'remind' | 'offer-to-close';
      /** What moved in the same step, which its mail tells. */
      moved?: readonly MovedPromise[];
      /** The event whose mail tells of this, too. */
      toldWith?: number;
      /** What it writes to the customer; a mail's filter asks for it. Absent when nothing, or when another event's mail tells it. */
      writes?: 'late' | 'remind' | 'offer-to-close';
      /** The time the customer had been told before; null when that was another one, or nothing is told now. */
      toldDueAt: InstantText | null;
      webhooks: string[];
    };
