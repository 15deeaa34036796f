import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { type Facts, ownTerms } from './terms.ts';
import type { Clock, Hold, OwnClock } from './ticket.ts';
import { timed } from './timing.ts';
import { untimed } from './untimed.ts';

/** Where a clock of the ticket's own counts, and what it counts. */
interface OwnPromise {
  name: string;
  run: number;
  own: OwnClock;
  calendar: string;
  target: string;
  bookedFor?: InstantText;
  /** From when it counts; from now unless given. */
  from?: InstantText;
}

/** A clock that the ticket itself brings, started now. */
export function ownClock(
  policy: Policy,
  ticket: Facts & { clocks: readonly Clock[]; holds: readonly Hold[] },
  { name, run, own, calendar, target, bookedFor, from }: OwnPromise,
  at: InstantText,
): Clock {
  const clock: Clock = {
    ...untimed,
    ...{ name, run, own, calendar, target },
    ...(bookedFor !== undefined && { bookedFor }),
    state: 'running',
    exception: null,
    startedAt: from ?? at,
    timedAt: at,
  };
  return timed(policy, clock, ownTerms(policy, ticket, clock), ticket.holds, at);
}

/**
 * What becomes of a clock of the ticket's own as others change. A new time ends as the promise it replaced does, and is
 * withdrawn once that one is due at another time that lies ahead. A booked time ends when somebody came, or when it is none
 * any more.
 * @param clocks those the request type brings, as they are now
 * @param bookedFor the time that is booked now; null when there is none
 * @returns `goes-on`, or how it ended
 */
export function ownEnd(
  clock: Clock,
  clocks: readonly Clock[],
  bookedFor: InstantText | null,
  at: InstantText,
): 'goes-on' | 'met' | 'cancelled' {
  if (clock.own?.kind === 'appointment') {
    if (clock.bookedFor === bookedFor) return 'goes-on';
    return bookedFor === null && clock.bookedFor! <= at ? 'met' : 'cancelled';
  }
  if (clock.own?.kind !== 'new-time') return 'goes-on';
  const { of, ofRun, inPlaceOf } = clock.own;
  const base = clocks.find(({ name }) => name === of);
  if (!base) return 'cancelled';
  if (base.run !== ofRun) return base.bookedFor === undefined ? 'met' : 'cancelled';
  if (base.state === 'met' || base.state === 'cancelled') return base.state;
  const isMovedAhead = base.state === 'running' && base.dueAt !== null && base.dueAt !== inPlaceOf && base.dueAt > at;
  return isMovedAhead ? 'cancelled' : 'goes-on';
}
