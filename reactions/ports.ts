import type { Temporal } from 'temporal-polyfill';
import type { Policies } from '../application/policies.ts';

/** Tells the time; the same instant as text. */
export interface Clock {
  now: () => Temporal.Instant;
  nowText: () => string;
}

/** Which policy counts. */
export interface PolicyPort {
  policies: Pick<Policies, 'active' | 'of' | 'refresh'>;
}

/** One line of the log: ids and counts only. */
export interface LogPort {
  log(level: 'info' | 'warn' | 'error', message: string, detail: Record<string, string | number | null>): void;
}
