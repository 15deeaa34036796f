import { comingsOf } from '../policy/clock-rules.ts';
import type { RequestType } from '../policy/promises.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Moment } from './ticket.ts';

/**
 * The time booked last with the customer that nobody has come at yet; null when there is none, somebody came, it was
 * called off, or the ticket settled since.
 * @param type the request type by whose promises the ticket is timed; undefined when the policy has lost it
 */
export function bookedTime(type: RequestType | undefined, moments: readonly Moment[]): InstantText | null {
  const over = new Set(['called-off', 'resolved', ...comingsOf(type)]);
  return moments.findLast(({ name }) => name === 'booked' || over.has(name))?.bookedFor ?? null;
}
