import type { Temporal } from 'temporal-polyfill';

/** Step Functions keeps 25,000 history events; a turn of the loop takes about 14 at worst. */
const maxLoops = 1500;
/** Step Functions ends an execution after a year. */
const maxDays = 300;
const dayMs = 86_400_000;

/** Whether an execution should make room for a successor before Step Functions ends it. */
export function shouldRollOver(execution: { loops: number; startedAt: string }, now: Temporal.Instant): boolean {
  return execution.loops >= maxLoops || now.epochMilliseconds >= retirement(execution);
}

/** Until when an execution waits at most, though nothing be due: the next due instant, or its retirement. */
export function waitUntil(
  execution: { loops: number; startedAt: string },
  nextDueAt: string | null,
  now: Temporal.Instant,
): { until: string; waitSeconds: number; loops: number } {
  const due = nextDueAt === null ? Number.POSITIVE_INFINITY : Date.parse(nextDueAt);
  const until = Math.min(due, retirement(execution));
  return {
    until: new Date(until).toISOString(),
    // Rounded down: the machine waits out what is left of the last second by itself.
    waitSeconds: Math.max(1, Math.floor((until - now.epochMilliseconds) / 1000)),
    loops: execution.loops + 1,
  };
}

function retirement(execution: { startedAt: string }): number {
  return Date.parse(execution.startedAt) + maxDays * dayMs;
}
