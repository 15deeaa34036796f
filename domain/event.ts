import type { Actor, ClockName, InstantText } from './vocabulary.ts';

/**
 * What happened, appended to an entity's history and never changed. Side effects (mails, counts, webhooks out) are made
 * from these rows as the table's stream brings them, and from nothing else.
 */
export interface EventOf<T extends { type: string }> {
  /** `<entityId>#<sequence>`: unique, and the same however often the event is delivered. */
  eventId: string;
  entity: 'ticket' | 'visit' | 'order' | 'summary' | 'policy' | 'staff' | 'digest';
  entityId: string;
  /** 1 for the entity's first event. */
  sequence: number;
  at: InstantText;
  actor: Actor;
  data: T;
  /** What it did to the ticket's clocks; absent when nothing. */
  clocks?: readonly ClockStep[];
  /** The first and the last sequence of the step up its ladders it is part of; absent when it is all of it. */
  among?: readonly [first: number, last: number];
}

/** A clock was started (`restarted` for every run after its first), stopped, or came out. */
export interface ClockStep {
  clock: ClockName;
  run: number;
  step: 'started' | 'restarted' | 'paused' | 'resumed' | 'retimed' | 'met' | 'breached' | 'cancelled';
  /** When the promise is, or was, due; null while it is on hold. */
  dueAt: InstantText | null;
}
