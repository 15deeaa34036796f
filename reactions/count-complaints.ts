import type { Event } from '../domain/events.ts';
import { countChanges } from '../domain/insight/count.ts';
import type { ComplaintCount } from '../domain/insight/summary.ts';
import type { PolicyPort } from './ports.ts';
import { onEvents } from './reaction.ts';

export interface CountPort {
  /** Adds an event's counts, once however often it is asked to. */
  addCounts(event: Event, counts: ComplaintCount[]): Promise<void>;
}

/** Counts complaints and returns for the months' summaries. */
export const countComplaints = onEvents(
  'count complaints',
  { 'ticket.opened': true, 'ticket.retyped': true, 'ticket.merged': true, 'ticket.resolved': true },
  async (event, { policies, addCounts }: PolicyPort & CountPort) => {
    const { timeZone } = (await policies.active()).business;
    await addCounts(event, countChanges(event, timeZone));
  },
);
