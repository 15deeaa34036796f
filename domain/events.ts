import type { StaffEventData } from './conduct/events.ts';
import type { EventOf } from './event.ts';
import type { SummaryEventData } from './insight/events.ts';
import type { DigestEventData } from './notice/events.ts';
import type { PolicyEventData } from './policy/events.ts';
import type { TicketEventData } from './ticket/events.ts';
import type { VisitEventData } from './visit/events.ts';

/** Any event, or one that says what `T` says. */
export type Event<T extends EventData = EventData> = EventOf<T>;

export type EventData =
  | TicketEventData
  | VisitEventData
  | SummaryEventData
  | PolicyEventData
  | StaffEventData
  | DigestEventData;

/** What an event of a type says. */
export type DataOf<T extends EventData['type']> = Extract<EventData, { type: T }>;
