import type { Cause } from '../cause.ts';
import type { Event, EventData } from '../events.ts';
import { fromText } from '../instants.ts';
import type { InstantText } from '../vocabulary.ts';
import type { ComplaintCount } from './summary.ts';

/** The month an instant falls in, `YYYY-MM`, where the business is. */
function monthOf(instant: InstantText, timeZone: string): string {
  return fromText(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7);
}

/** Where a month's returns are counted: as complaints are, beside them. */
export function returnsOf(month: string): string {
  return `RETURNS#${month}`;
}

/**
 * How an event changes the counts of complaints, and of returns: one more when one is opened. In the month it was opened, one
 * more or less when a ticket becomes one or turns out to be none, and moved from one cause to another when resolving it
 * found another cause.
 */
export function countChanges(event: Event<EventData>, timeZone: string): ComplaintCount[] {
  const { data } = event;
  const counts = (month: string, cause: Cause | null, product: string | null, count: number) => ({
    complaint: [countOf(month, cause, product, count)],
    returns: [countOf(returnsOf(month), cause, product, count)],
  });
  switch (data.type) {
    case 'ticket.opened': {
      const { complaint, returns } = counts(monthOf(event.at, timeZone), data.cause, data.product, 1);
      return [...(data.complaint ? complaint : []), ...(data.returns ? returns : [])];
    }
    case 'ticket.retyped': {
      const month = monthOf(data.openedAt, timeZone);
      const by = (is: boolean) => counts(month, data.cause, data.product, is ? 1 : -1);
      const isReturn = data.returns === true;
      return [
        ...(data.complaint !== data.complaintBefore ? by(data.complaint).complaint : []),
        ...(isReturn !== (data.returnsBefore === true) ? by(isReturn).returns : []),
      ];
    }
    // The ticket it has become one with is counted.
    case 'ticket.merged': {
      const { complaint, returns } = counts(monthOf(data.openedAt, timeZone), data.cause, data.product, -1);
      return [...(data.complaint ? complaint : []), ...(data.returns ? returns : [])];
    }
    case 'ticket.resolved': {
      if (sameCause(data.causeBefore, data.cause)) return [];
      const month = monthOf(data.openedAt, timeZone);
      const [less, more] = [
        counts(month, data.causeBefore, data.product, -1),
        counts(month, data.cause, data.product, 1),
      ];
      return [
        ...(data.complaint ? [...less.complaint, ...more.complaint] : []),
        ...(data.returns ? [...less.returns, ...more.returns] : []),
      ];
    }
    default:
      return [];
  }
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
