import type { Cause } from './insight/cause.ts';
import type { Actor, InstantText, Priority, Role } from './vocabulary.ts';

/**
 * What happened, appended to an entity's history and never changed. Side effects (mails, counts, webhooks out) are made
 * from these rows as the table's stream brings them, and from nothing else.
 */
export interface Event<T extends EventData = EventData> {
  /** `<entityId>#<sequence>`: unique, and the same however often the event is delivered. */
  eventId: string;
  entity: 'ticket' | 'visit' | 'order' | 'summary';
  entityId: string;
  /** 1 for the entity's first event. */
  sequence: number;
  at: InstantText;
  actor: Actor;
  data: T;
}

export type EventData = TicketEventData | VisitEventData | SummaryEventData;

export type TicketEventData =
  | { type: 'ticket.opened'; requestType: string; cause: Cause | null; product: string | null; complaint: boolean }
  | { type: 'ticket.replied'; text: string }
  | { type: 'ticket.noted'; text: string }
  | { type: 'ticket.assigned'; from: string | null; to: string; reason: 'routing' | 'staff' | 'escalation' }
  | { type: 'ticket.prioritised'; from: Priority; to: Priority }
  | { type: 'ticket.paused'; reason: string }
  | { type: 'ticket.resumed' }
  | {
      type: 'ticket.resolved';
      resolution: string;
      /** Present when resolving found another cause than the ticket was opened with. */
      causeBefore: Cause | null;
      cause: Cause | null;
      product: string | null;
      complaint: boolean;
      openedAt: InstantText;
    }
  | { type: 'ticket.reopened'; reason: string }
  | { type: 'clock.met'; clock: ClockName; dueAt: InstantText | null }
  | {
      /** A rung of the escalation ladder was due and has been climbed. */
      type: 'rung.fired';
      clock: ClockName;
      rung: string;
      dueAt: InstantText;
      /** How late the timer fired. */
      latenessMs: number;
      /** When the promise itself is (or was) due. */
      promiseDueAt: InstantText;
      notify: ('assignee' | Role)[];
    };

export type ClockName = 'first-response' | 'resolution';

export type VisitEventData =
  | { type: 'visit.cancelled' }
  | { type: 'visit.offered'; dueAt: InstantText; latenessMs: number }
  | { type: 'visit.confirmed'; agreedAt: InstantText }
  | { type: 'visit.reminded'; dueAt: InstantText; latenessMs: number }
  | { type: 'visit.completed'; report: string; satisfied: boolean | null; nextVisitId: string | null }
  | {
      type: 'visit.missed';
      /** Null when nobody reported. */
      reason: string | null;
      dueAt: InstantText | null;
      latenessMs: number | null;
      nextVisitId: string | null;
    };

export interface SummaryEventData {
  type: 'summary.made';
  month: string;
}
