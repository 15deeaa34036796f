import type { Temporal } from 'temporal-polyfill';
import { waitUntil } from './rollover.ts';

/** An execution as it asks what to do next. */
export interface Execution {
  execution: string;
  loops: number;
  startedAt: string;
}

/** What an execution is told: to end, or until when to wait, as long as the row is at this version. */
export type Advanced = { next: 'done' } | ({ next: 'await'; version: number } & ReturnType<typeof waitUntil>);

/** What an execution waits for once nothing is due any more. */
export function awaitNext(
  execution: Execution,
  row: { version: number; nextDueAt: string | null },
  now: Temporal.Instant,
): Advanced {
  return { next: 'await', version: row.version, ...waitUntil(execution, row.nextDueAt, now) };
}
