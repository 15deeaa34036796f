import type { Event } from '../../domain/events.ts';
import type { MailTemplate } from '../../domain/message/mail.ts';
import type { NoticeKind } from '../../domain/notice/events.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { VisitChange } from '../../domain/visit/change.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { DeedName } from './life.ts';
import type { Office } from './office.ts';

/** A mail to the customer. */
export interface Mail {
  at: InstantText;
  entity: Event['entity'];
  entityId: string;
  eventId: string;
  template: MailTemplate;
  recipientId: string;
  /** With instants as they are: see `withPlainInstants`. */
  text: string;
  /** All it names, in order. */
  instants: readonly InstantText[];
}

/** Something one member of staff was told, by a notice, a line of a digest or a mail. */
export interface Told {
  at: InstantText;
  staffId: string;
  /** Whether they were there to hear it. */
  isPresent: boolean;
  kind: NoticeKind | MailTemplate;
  /** Of what: the event, and the ticket or visit and the promise it is about. */
  eventId: string;
  entityId: string;
  clock: string | null;
}

/** One deed, or one thing that fell due, with all that followed from it at once. */
export interface Step {
  at: InstantText;
  cause: DeedName | 'clock' | 'retime';
  /** Why the deed was refused, or what it lacked; null when it was done. */
  refusal: string | null;
  /** In force after it, with the days and absences known then: what is decided later, at the same instant too, is not in it. */
  policy: Policy;
  tickets: TicketChange[];
  visits: VisitChange[];
  events: Event[];
  mails: Mail[];
  /** The tickets that are open after it. */
  open?: readonly Ticket[];
}

/** All that happened in a life: what laws are checked against. */
export interface Recording {
  preset: string;
  delayMs: number;
  office: Office;
  steps: Step[];
  told: Told[];
  endsAt: InstantText;
}
