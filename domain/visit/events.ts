import type { MailReturned } from '../returned-mail/returned-mail.ts';
import type { InstantText, VisitParty } from '../vocabulary.ts';

/** Days that follow one another: from the start of the first to the end of the last. */
export type RunOfDays = readonly [from: InstantText, to: InstantText];

/** What is suggested to a customer: runs of days or, where they are many, the working days between two. */
export interface SuggestedDays {
  days: readonly RunOfDays[];
  workingDays?: true;
}

/** What happened to a visit. */
export type VisitEventData =
  | ({ type: 'visit.mail-returned' } & MailReturned)
  | {
      type: 'visit.cancelled';
      /** With its `order`, `replaced` by another visit of its rule, or `overtaken` by what became of the goods. */
      reason: 'order' | 'replaced' | 'overtaken';
      /** What the customer knew: that it was offered, and the time agreed. */
      wasOffered: boolean;
      agreedAt: InstantText | null;
      assignee: string | null;
    }
  /** With the days suggested; absent in rows of before they were kept. */
  | ({
      type: 'visit.offered';
      dueAt: InstantText;
      latenessMs: number;
      assignee: string | null;
    } & Partial<SuggestedDays>)
  /** An open matter of the same order comes first; null for one that not everybody may know of. */
  | { type: 'visit.put-off'; until: InstantText; ticketId: string | null }
  /** Such a matter came up once it had been offered: that offer stands no longer, and is tried again then at the earliest; null for not again. */
  | { type: 'visit.offer-withdrawn'; until: InstantText | null; ticketId: string | null }
  | {
      type: 'visit.confirmed';
      agreedAt: InstantText;
      /** The time it takes the place of; null for none. */
      before: InstantText | null;
      assignee: string | null;
      /** Who was to come until now; present where that is somebody else. */
      assigneeBefore?: string | null;
      /** Why a time was taken that is usually refused. */
      forced?: string;
    }
  | { type: 'visit.reminded'; dueAt: InstantText; latenessMs: number; assignee: string | null }
  /** Whoever was to make it is away, or staff gave it to somebody else. */
  | { type: 'visit.handed-over'; from: string | null; to: string; reason: 'away' | 'staff'; forced?: string }
  | {
      type: 'visit.completed';
      report: string;
      satisfied: boolean | null;
      /** When it took place. */
      heldAt: InstantText;
      /** Whether that was after its window. */
      late: boolean;
      /** The ticket a dissatisfied answer opened. */
      ticketId: string | null;
      nextVisitId: string | null;
    }
  /** Nobody has reported on an agreed time: we are asked, and the customer is told nothing. */
  | { type: 'visit.unreported'; dueAt: InstantText; latenessMs: number; asked: number; assignee: string | null }
  /** It did not take place, as somebody reported. */
  | {
      type: 'visit.missed';
      by: VisitParty;
      reason: string;
      agreedAt: InstantText;
      assignee: string | null;
      ticketId: string | null;
      nextVisitId: string | null;
    }
  | { type: 'visit.declined'; reason: string | null; nextVisitId: string | null }
  | {
      type: 'visit.called-off';
      by: VisitParty;
      reason: string;
      wasOffered: boolean;
      agreedAt: InstantText | null;
      assignee: string | null;
      /** Whether it stays on offer, for another time. */
      again: boolean;
      ticketId: string | null;
      nextVisitId: string | null;
    }
  /** Its window is over, and nobody recorded an answer to the offer, or it could never be offered. */
  | {
      type: 'visit.lapsed';
      dueAt: InstantText;
      latenessMs: number;
      wasOffered: boolean;
      assignee: string | null;
      nextVisitId: string | null;
    };
