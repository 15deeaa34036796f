import type { Priority } from '../../../../domain/vocabulary.ts';
import type { PromiseName } from '../../timed-promises.ts';

/** A promise on a dated example, in the local time of the preset's business. */
export interface ClockExample {
  promise: PromiseName;
  requestType: string;
  opened: string;
  channel?: 'phone' | 'mail';
  priority?: Priority;
  /** What happens then: `replied`, `paused`, `booked` for a time, or a milestone. */
  story?: [what: string, at: string, bookedFor?: string][];
  clock: string;
  /** One rung of the clock's ladder instead of its due time. */
  rung?: string;
  due: string;
  why: string;
}
