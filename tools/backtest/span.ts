import { Temporal } from 'temporal-polyfill';
import { toText } from '../../domain/instants.ts';

/** First and last day, where the business is. */
export interface Span {
  from: string;
  to: string;
  timeZone: string;
}

/** The instant at which a day, or the one so many days after it, begins. */
export function startOf(date: string, { timeZone }: Pick<Span, 'timeZone'>, daysLater = 0): string {
  return toText(Temporal.PlainDate.from(date).add({ days: daysLater }).toZonedDateTime(timeZone).toInstant());
}
