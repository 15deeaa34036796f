import type { Event } from '../../domain/events.ts';
import type { MailTemplate } from '../../domain/message/mail.ts';
import type { NoticeKind } from '../../domain/notice/events.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { InstantText, Role } from '../../domain/vocabulary.ts';
import type { Act, View } from '../simulate/act.ts';

/** Where a year is lived: in memory, or on the local stack. */
export interface Stage {
  view(): Promise<View>;
  /** Moves its clock; all that falls due on the way happens at its own instant. */
  pass(until: InstantText): Promise<void>;
  /** @returns why it was refused; null when it was done */
  do(act: Act): Promise<string | null>;
  evidence(): Promise<Evidence>;
}

/** A mail to a customer, as the customer read it. */
interface MailRead {
  at: InstantText;
  template: MailTemplate;
  entityId: string;
  /** All it names, in order. */
  instants: readonly InstantText[];
}

/** What a member of staff was told about a ticket or a visit; what they were told at one instant came in one mail. */
export interface Heard {
  at: InstantText;
  staffId: string;
  role: Role;
  kind: NoticeKind | MailTemplate;
  entityId: string;
}

/** What is left when a year is over: the history, what was mailed, and who heard of what. */
export interface Evidence {
  policy: Policy;
  events: readonly Event[];
  toCustomers: readonly MailRead[];
  heard: readonly Heard[];
  /** Mails to staff, a digest being one. */
  toStaff: number;
}
