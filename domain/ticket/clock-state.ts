import type { Clock } from './ticket.ts';

/** Whether a clock is timed, be it that it stands still while the ticket is on hold. */
export function isTicking({ state }: Clock): boolean {
  return state === 'running' || state === 'paused';
}

/** The clock that times what a broken promise was replaced by, whatever state it is in. */
export const newTimeName = (clock: string): string => `${clock}:new-time`;

export const taskClockName = (taskId: string): string => `task:${taskId}`;

export const appointmentClockName = 'appointment';

export const holdClockName = 'hold';

/** With a clock in the place of the one of its name, or after all others. */
export function withClock(clocks: readonly Clock[], clock: Clock): Clock[] {
  const isThere = clocks.some(({ name }) => name === clock.name);
  return isThere ? clocks.map((one) => (one.name === clock.name ? clock : one)) : [...clocks, clock];
}
