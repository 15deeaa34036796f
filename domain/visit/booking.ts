import { type Booked, type Diary, freeOf, isFree, slotsOf } from '../booking/book.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';

/** What somebody's visit at an instant takes in the book, and whether all of that is free. */
export function bookingOf(
  { visits }: Pick<Policy, 'visits'>,
  staff: string | null,
  agreedAt: InstantText | null,
  diary: Diary,
): { booked: Booked | null; isFree: boolean } {
  if (staff === null || agreedAt === null) return { booked: null, isFree: true };
  const slots = slotsOf(agreedAt, visits.duration);
  return { booked: freeOf(diary, staff, slots), isFree: isFree(diary, staff, slots) };
}
