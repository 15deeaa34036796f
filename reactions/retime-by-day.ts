import type { PolicyPort } from './ports.ts';
import { onAllEvents } from './reaction.ts';

export interface RetimePort {
  /** Times open tickets again, what is due soonest first. */
  retimeTickets(limit: number): Promise<unknown>;
  /** Times visits again that some days concern. */
  retimeVisits(dates: readonly string[], limit: number): Promise<unknown>;
  /** Has what waits for hours to begin told by the hours as they are now. */
  bringForward(): Promise<unknown>;
}

/** So many tickets and visits of each status at once: in its 60 seconds a function is done with these. The sweep does the rest. */
export const retimeLimit = 1000;

/**
 * A day of a calendar that was changed times again what is open. An opening added wakes nobody by itself: whoever would
 * sleep past a due time that is now earlier is woken by this.
 */
export const retimeByDay = onAllEvents(
  'retime by a changed day',
  { 'policy.day-changed': true },
  async (events, { policies, retimeTickets, retimeVisits, bringForward }: PolicyPort & RetimePort) => {
    policies.refresh();
    await retimeTickets(retimeLimit);
    await retimeVisits([...new Set(events.map(({ data }) => data.date))], retimeLimit);
    await bringForward();
  },
);
