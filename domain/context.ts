import type { Temporal } from 'temporal-polyfill';
import type { Policy } from './policy/policy.ts';
import type { Actor } from './vocabulary.ts';

/** What a command is decided with: nothing else is read. */
export interface Context {
  now: Temporal.Instant;
  actor: Actor;
  policy: Policy;
}
