import { isBooked } from './booked.ts';
import type { ClockPromise, RequestType } from './promises.ts';

/** The clocks every help desk knows, and when they run. */
export const standardClocks: Readonly<Record<string, { starts: string; metBy: string; repeats?: boolean }>> = {
  'first-response': { starts: 'opened', metBy: 'replied' },
  /** Runs from the first of the customer's messages that nobody has answered. */
  'next-response': { starts: 'customer-message', metBy: 'replied' },
  'progress-update': { starts: 'opened', metBy: 'replied', repeats: true },
  arrival: { starts: 'opened', metBy: 'milestone:arrived' },
  resolution: { starts: 'opened', metBy: 'resolved' },
};

/** A promise with what the standard clocks know filled in. A booked time comes whether the ticket is on hold or not. */
export function clockRule(name: string, promise: ClockPromise) {
  const standard = standardClocks[name];
  const booked = isBooked(promise.target);
  return {
    starts: promise.starts ?? (booked ? 'booked' : (standard?.starts ?? 'opened')),
    metBy: promise.metBy ?? standard?.metBy ?? 'resolved',
    repeats: promise.repeats ?? standard?.repeats ?? false,
    onHold: promise.onHold ?? (booked ? ('run' as const) : ('pause' as const)),
    /** Due at the time booked with the customer. */
    booked,
  };
}

/** Whether tickets of a request type have appointments: some clock waits for one, or is due at it. */
export function hasAppointments({ clocks }: RequestType): boolean {
  return Object.entries(clocks).some(([name, promise]) => {
    const { starts, metBy } = clockRule(name, promise);
    return starts === 'booked' || metBy === 'booked';
  });
}

/** The milestones of a request type: what its clocks start on or are met by. */
export function milestonesOf({ clocks }: RequestType): string[] {
  const moments = Object.entries(clocks).flatMap(([name, promise]) => {
    const { starts, metBy } = clockRule(name, promise);
    return [starts, metBy];
  });
  const milestones = moments.filter((moment) => moment.startsWith('milestone:'));
  return [...new Set(milestones.map((moment) => moment.slice('milestone:'.length)))];
}
