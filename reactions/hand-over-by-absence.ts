import type { PolicyPort } from './ports.ts';
import { onAllEvents } from './reaction.ts';
import { retimeLimit } from './retime-by-day.ts';

export interface HandOverPort {
  /** Gives visits whose people are away to somebody else. */
  handOverVisits(): Promise<unknown>;
  /** Gives tickets that nobody has to whoever is there. */
  routeUnowned(limit: number): Promise<unknown>;
}

/**
 * Whom somebody has an appointment with is not to learn that they are away by waiting; and what arrived while nobody was
 * there goes to whoever is back. Those that fail are the planner's, and the sweep's.
 */
export const handOverByAbsence = onAllEvents(
  'hand over by an absence',
  { 'policy.absence-changed': true },
  async (_events, { policies, handOverVisits, routeUnowned }: PolicyPort & HandOverPort) => {
    policies.refresh();
    await handOverVisits();
    await routeUnowned(retimeLimit);
  },
);
