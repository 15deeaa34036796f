import { Temporal } from 'temporal-polyfill';
import { toText } from '../instants.ts';
import type { InstantText } from '../vocabulary.ts';

/** The instants at which a first day begins and at which the day after a last one does, in a zone. */
export function daysFrom(first: string, last: string, timeZone: string): { from: InstantText; to: InstantText } {
  const begin = (date: Temporal.PlainDate) => toText(date.toZonedDateTime(timeZone).toInstant());
  return { from: begin(Temporal.PlainDate.from(first)), to: begin(Temporal.PlainDate.from(last).add({ days: 1 })) };
}
