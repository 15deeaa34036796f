import type { Event, EventData } from '../events.ts';
import { fromText } from '../instants.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Cause } from './cause.ts';
import type { ComplaintCount } from './summary.ts';

/** The month an instant falls in, `YYYY-MM`, where the business is. */
function monthOf(instant: InstantText, timeZone: string): string {
  return fromText(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7);
}

/**
 * How an event changes the complaint counts: one more when a complaint is opened; moved from one cause to another, in
 * the month it was opened, when resolving it found another cause.
 */
export function countChanges(event: Event<EventData>, timeZone: string): ComplaintCount[] {
  const { data } = event;
  if (data.type === 'ticket.opened' && data.complaint) {
    return [countOf(monthOf(event.at, timeZone), data.cause, data.product, 1)];
  }
  if (data.type === 'ticket.resolved' && data.complaint && !sameCause(data.causeBefore, data.cause)) {
    const month = monthOf(data.openedAt, timeZone);
    return [countOf(month, data.causeBefore, data.product, -1), countOf(month, data.cause, data.product, 1)];
  }
  return [];
}

function countOf(month: string, cause: Cause | null, product: string | null, count: number): ComplaintCount {
  return { month, group: cause?.group ?? 'unknown', reason: cause?.reason ?? 'unknown', product: product ?? '', count };
}

function sameCause(a: Cause | null, b: Cause | null): boolean {
  return a?.group === b?.group && a?.reason === b?.reason;
}
