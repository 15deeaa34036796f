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
 * How an event changes the complaint counts: one more when a complaint is opened. In the month it was opened, one more
 * or less when a ticket becomes a complaint or turns out to be none, and moved from one cause to another when resolving
 * it found another cause.
 */
export function countChanges(event: Event<EventData>, timeZone: string): ComplaintCount[] {
  const { data } = event;
  if (data.type === 'ticket.opened' && data.complaint) {
    return [countOf(monthOf(event.at, timeZone), data.cause, data.product, 1)];
  }
  if (data.type === 'ticket.retyped' && data.complaint !== data.complaintBefore) {
    return [countOf(monthOf(data.openedAt, timeZone), data.cause, data.product, data.complaint ? 1 : -1)];
  }
  // The ticket it has become one with is counted.
  if (data.type === 'ticket.merged' && data.complaint) {
    return [countOf(monthOf(data.openedAt, timeZone), data.cause, data.product, -1)];
  }
  if (data.type === 'ticket.resolved' && data.complaint && !sameCause(data.causeBefore, data.cause)) {
    const month = monthOf(data.openedAt, timeZone);
    return [countOf(month, data.causeBefore, data.product, -1), countOf(month, data.cause, data.product, 1)];
  }
  return [];
}

/** Characters of a product's name by which it is counted: the name is part of a key, which takes 1,024 bytes. */
const countedLength = 200;

function countOf(month: string, cause: Cause | null, name: string | null, count: number): ComplaintCount {
  const product = [...(name ?? '')].slice(0, countedLength).join('');
  return { month, group: cause?.group ?? 'unknown', reason: cause?.reason ?? 'unknown', product, count };
}

function sameCause(a: Cause | null, b: Cause | null): boolean {
  return a?.group === b?.group && a?.reason === b?.reason;
}
