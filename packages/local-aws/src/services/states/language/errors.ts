import type { Catcher, Retrier } from './definition.ts';

/** An error as the States Language sees it: a name that `Retry` and `Catch` match on, and a cause (mostly JSON text). */
export class StatesError extends Error {
  override readonly name = 'StatesError';
  readonly error: string;
  override readonly cause: string;

  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.error = error;
    this.cause = cause;
  }
}

/** A definition met data it cannot be applied to. AWS lets no `Retry` and no `Catch` see this one. */
export function runtimeError(cause: string): StatesError {
  return new StatesError('States.Runtime', cause);
}

/** What `States.ALL` does not match. */
const BEYOND_WILDCARD = new Set(['States.Runtime', 'States.DataLimitExceeded']);

function matches(errorEquals: readonly string[], error: string): boolean {
  if (error === 'States.Runtime') return false;
  return errorEquals.some((name) => {
    if (name === 'States.ALL') return !BEYOND_WILDCARD.has(error);
    if (name === 'States.TaskFailed') return error !== 'States.Timeout' && !BEYOND_WILDCARD.has(error);
    if (name === 'States.Timeout') return error === name || error === 'States.HeartbeatTimeout';
    return name === error;
  });
}

/** The first catcher that matches. */
export function findCatcher(catchers: readonly Catcher[] | undefined, error: string): Catcher | undefined {
  return catchers?.find((catcher) => matches(catcher.ErrorEquals, error));
}

/** The index of the first retrier that matches, or -1; whether it has attempts left is another question. */
export function findRetrier(retriers: readonly Retrier[] | undefined, error: string): number {
  return retriers?.findIndex((retrier) => matches(retrier.ErrorEquals, error)) ?? -1;
}

export function attemptsAllowed(retrier: Retrier): number {
  return retrier.MaxAttempts ?? 3;
}

/** How long to wait before another attempt, in milliseconds. `made` is how often this retrier has retried already. */
export function retryDelayMs(retrier: Retrier, made: number): number {
  const seconds = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** made;
  const capped = Math.min(seconds, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return Math.round(capped * 1000 * (retrier.JitterStrategy === 'FULL' ? Math.random() : 1));
}
