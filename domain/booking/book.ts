import { fromText, toText } from '../instants.ts';
import type { InstantText } from '../vocabulary.ts';

/**
 * One book of everybody's times: a day is cut into quarters of an hour, and a quarter of somebody's is one visit's or
 * appointment's at most. What is taken is kept with whatever took it, so that it can be given back.
 */
export interface Booked {
  staff: string;
  /** The quarters taken, by the instants they begin at. */
  slots: InstantText[];
}

/** Quarters of people's time that others have taken, by member of staff; those not named have all theirs. */
export type Diary = Readonly<Record<string, readonly InstantText[]>>;

/** How long a visit or appointment takes, where the policy does not say. */
const usualDuration = 'PT1H';

const quarterMs = 15 * 60_000;

/** The quarters a visit touches that begins at an instant and takes so long. */
export function slotsOf(from: InstantText, duration: string = usualDuration): InstantText[] {
  const start = Date.parse(from);
  const end = Date.parse(toText(fromText(from).add(duration)));
  const first = Math.floor(start / quarterMs) * quarterMs;
  const count = Math.max(1, Math.ceil((end - first) / quarterMs));
  return Array.from({ length: count }, (_, index) => new Date(first + index * quarterMs).toISOString());
}

export function isFree(diary: Diary, staff: string, slots: readonly InstantText[]): boolean {
  return !diary[staff]?.some((taken) => slots.includes(taken));
}

/** What of some quarters is free; all of them, for whoever has nothing else then. */
export function freeOf(diary: Diary, staff: string, slots: readonly InstantText[]): Booked {
  return { staff, slots: slots.filter((slot) => !diary[staff]?.includes(slot)) };
}
