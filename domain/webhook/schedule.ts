/**
 * How long, in seconds, an endpoint that did not take a delivery is left alone before the next attempt:
 * 5 s, 1 min, 5 min, 30 min, 2 h, 5 h, 8 h and 8 h again make nine attempts within 23 h 36 min. Who mends an endpoint
 * within a working day has missed nothing. The longest wait stays below the 12 hours SQS hides a message for.
 */
const waits: readonly number[] = [5, 60, 300, 1_800, 7_200, 18_000, 28_800, 28_800];

/** As many as there are waits between them, and the first. */
export const mostAttempts = waits.length + 1;

/** A tenth more or less, so that what failed together does not come back together. */
const jitter = 0.1;

/**
 * Whole seconds until the next attempt.
 * @param attempt how many there were, at least 1 and less than {@link mostAttempts}
 * @param random from 0 to 1
 */
export function waitAfter(attempt: number, random: number): number {
  return Math.round(waits[attempt - 1]! * (1 - jitter + 2 * jitter * random));
}
