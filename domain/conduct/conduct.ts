import type { Event } from '../events.ts';
import type { Policy } from '../policy/policy.ts';
import type { TicketEventData } from '../ticket/events.ts';
import type { InstantText } from '../vocabulary.ts';
import type { ConductRecorded, StaffEventData } from './events.ts';

/** How many complaints about a member of staff have been found true. Its history is the events. */
export interface Conduct {
  staff: string;
  /** Those that stand. */
  count: number;
  /** How many events its history has: one for each time the count went up or down. */
  eventCount: number;
  updatedAt: InstantText;
}

export type ConductStep = ConductRecorded['step'];

/** What came of one complaint. */
export interface Finding {
  staff: string;
  ticketId: string;
  /** Of the resolution that said so last, in the ticket's history. */
  sequence: number;
  /** Whether it stands. A complaint found untrue that never counted is kept for its sequence alone. */
  founded: boolean;
  /** Which it was, what followed from it and when; null as long as it was never found true. */
  count: number | null;
  step: ConductStep | null;
  recordedAt: InstantText | null;
  /** When it was found untrue after all. */
  withdrawnAt: InstantText | null;
}

/** What is known before a resolution is taken into account. */
export interface ConductBefore {
  conduct: Conduct | null;
  finding: Finding | null;
}

/** A decided change, to be written in one transaction; without an event the conduct stays as it is. */
export interface ConductChange {
  before: ConductBefore;
  conduct: Conduct;
  finding: Finding;
  event: Event<StaffEventData> | null;
}

/** A ticket settled with a finding about a member of staff; null for every other event. */
export function findingOf(event: Event): { staff: string; ticketId: string; founded: boolean } | null {
  if (event.data.type !== 'ticket.resolved') return null;
  const { about, founded } = event.data as Extract<TicketEventData, { type: 'ticket.resolved' }>;
  if (about?.staff === undefined || founded === null) return null;
  return { staff: about.staff, ticketId: event.entityId, founded };
}

/**
 * Takes a resolution into account, each once and none after a later one of the same ticket; null when there is nothing
 * to write. A complaint counts once, however often it is settled as true. Taken up again it goes on counting, until it
 * is settled as untrue: then its count is taken back, what had followed from it stays on record, and the next one found
 * true is numbered anew. A policy that says nothing about conduct keeps no record.
 */
export function takeFinding(event: Event, before: ConductBefore, policy: Policy): ConductChange | null {
  const found = findingOf(event);
  if (!found || !policy.conduct || (before.finding && before.finding.sequence >= event.sequence)) return null;
  const { staff, ticketId, founded } = found;
  const { at, sequence } = event;
  const blank = { staff, ticketId, count: null, step: null, recordedAt: null, withdrawnAt: null, founded: false };
  const finding: Finding = { ...(before.finding ?? blank), sequence, founded };
  const conduct = before.conduct ?? { staff, count: 0, eventCount: 0, updatedAt: at };
  if (founded === (before.finding?.founded ?? false)) return { before, conduct, finding, event: null };

  const count = conduct.count + (founded ? 1 : -1);
  const next: Conduct = { staff, count, eventCount: conduct.eventCount + 1, updatedAt: at };
  if (!founded) {
    const data = { type: 'conduct.withdrawn' as const, staff, count, ticketId };
    return { before, conduct: next, finding: { ...finding, withdrawnAt: at }, event: toldOf(next, event, data) };
  }
  const { steps } = policy.conduct;
  const step = steps[Math.min(count, steps.length) - 1]!;
  const data = { type: 'conduct.recorded' as const, staff, count, step, ticketId };
  const recorded = { ...finding, count, step, recordedAt: at, withdrawnAt: null };
  return { before, conduct: next, finding: recorded, event: toldOf(next, event, data) };
}

function toldOf({ staff, eventCount }: Conduct, { at, actor }: Event, data: StaffEventData): Event<StaffEventData> {
  return {
    eventId: `staff-${staff}#${eventCount}`,
    entity: 'staff',
    entityId: staff,
    sequence: eventCount,
    at,
    actor,
    data,
  };
}
