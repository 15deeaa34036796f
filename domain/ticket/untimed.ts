import type { Clock } from './ticket.ts';

/** What every clock has until it is timed. */
export const untimed = {
  policyVersion: '',
  calendarVersion: null,
  dueAt: null,
  metAt: null,
  cancelledAt: null,
  breachedAt: null,
  newPromiseAt: null,
  rungs: [],
} satisfies Partial<Clock>;
