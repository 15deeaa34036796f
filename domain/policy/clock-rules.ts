import { isBooked } from './booked.ts';
import type { ClockPromise, RequestType } from './promises.ts';

interface StandardClock {
  starts: string;
  metBy: readonly string[];
  repeats?: boolean;
}

/** What the customer hears from us: an answer by mail or telephone, or the time at which somebody comes. */
const heard = ['replied', 'booked'] as const;

/** The clocks every help desk knows, and when they run. */
export const standardClocks: Readonly<Record<string, StandardClock>> = {
  'first-response': { starts: 'opened', metBy: heard },
  /** Runs from the first of the customer's messages that nobody has answered. */
  'next-response': { starts: 'customer-message', metBy: heard },
  'progress-update': { starts: 'opened', metBy: heard, repeats: true },
  arrival: { starts: 'opened', metBy: ['milestone:arrived'] },
  resolution: { starts: 'opened', metBy: ['resolved'] },
};

/**
 * A promise with what the standard clocks know filled in. A booked time comes whether the ticket is on hold or not, and so
 * does the answer to a customer who writes while it is.
 */
export function clockRule(name: string, promise: ClockPromise) {
  const standard = standardClocks[name];
  const booked = isBooked(promise.target);
  const goesOn = booked || name === 'next-response';
  const metBy = promise.metBy ?? standard?.metBy ?? ['resolved'];
  return {
    starts: promise.starts ?? (booked ? 'booked' : (standard?.starts ?? 'opened')),
    metBy: typeof metBy === 'string' ? [metBy] : metBy,
    repeats: promise.repeats ?? standard?.repeats ?? false,
    onHold: promise.onHold ?? (goesOn ? ('run' as const) : ('pause' as const)),
    /** Due at the time booked with the customer. */
    booked,
  };
}

/**
 * What tells that somebody came: what ends the clocks that are due at the booked time, or the clock of the arrival; or else
 * that somebody arrived.
 */
export function comingsOf(type: Pick<RequestType, 'clocks'> | undefined): readonly string[] {
  if (!type) return [];
  const known = comings.get(type.clocks);
  if (known) return known;
  const ends = Object.entries(type.clocks).flatMap(([name, promise]) => {
    const { booked, metBy } = clockRule(name, promise);
    return booked || name === 'arrival' ? metBy : [];
  });
  // Where a time can be booked, that somebody came can be said, too.
  const all = ends.length === 0 && hasAppointments(type) ? ['milestone:arrived'] : [...new Set(ends)];
  comings.set(type.clocks, all);
  return all;
}

/** Worked out once for the clocks of a type: every step of every ticket asks. */
const comings = new WeakMap<RequestType['clocks'], readonly string[]>();

/**
 * What makes a promise of a request type needless. Unless the policy says otherwise, whoever has come need neither agree a
 * time any more nor answer first.
 */
export function overtakenBy(
  type: Pick<RequestType, 'clocks'> | undefined,
  name: string,
  promise: ClockPromise,
): readonly string[] {
  if (promise.overtakenBy) return promise.overtakenBy;
  const { metBy, booked } = clockRule(name, promise);
  const isByComing = !booked && (name === 'first-response' || metBy.includes('booked'));
  return isByComing ? comingsOf(type).filter((end) => end !== 'resolved' && !metBy.includes(end)) : [];
}

/** Whether tickets of a request type have appointments: some clock waits for one, or is due at it. */
export function hasAppointments({ clocks }: Pick<RequestType, 'clocks'>): boolean {
  return Object.entries(clocks).some(([name, promise]) => {
    const { starts, metBy } = clockRule(name, promise);
    return starts === 'booked' || waitsForBooking(name, metBy);
  });
}

/** Whether a clock asks for a time to be agreed: that one was is what meets it, and not only because that is an answer, too. */
export function waitsForBooking(name: string, metBy: readonly string[]): boolean {
  return metBy.includes('booked') && standardClocks[name] === undefined;
}

/** The milestones of a request type: what its clocks start on or are met by. */
export function milestonesOf(type: Pick<RequestType, 'clocks'>): string[] {
  const moments = Object.entries(type.clocks).flatMap(([name, promise]) => {
    const { starts, metBy } = clockRule(name, promise);
    return [starts, ...metBy, ...(promise.overtakenBy ?? [])];
  });
  const milestones = [...moments, ...comingsOf(type)].filter((moment) => moment.startsWith('milestone:'));
  return [...new Set(milestones.map((moment) => moment.slice('milestone:'.length)))];
}
