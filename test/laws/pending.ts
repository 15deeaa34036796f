import type { Breach } from '../../tools/simulate/laws/law.ts';

/** Kinds of broken laws that are being mended; what is mended leaves the list for good. */
const pending: readonly RegExp[] = [
  // Two promises told for one instant, of which one is withdrawn and the other is late in the same second: each mail names it.
  /^2 retype tells it more than once/,
  // A hold in the last second of a promise names the minute the promise was to be kept by.
  /^1 ticket-on-hold: no clock is timed at it/,
  // A new time told is withdrawn with the base promise set ahead of it again, or a promise goes on that its new type tells nobody of.
  /^2 (prioritise|retype|hold) tells nobody that a promise is moved or withdrawn/,
];

export function isPending({ law, kind }: Breach): boolean {
  return pending.some((known) => known.test(`${law} ${kind}`));
}
