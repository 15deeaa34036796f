import type { Breach } from '../../tools/simulate/laws/law.ts';

/** Kinds of broken laws that are being mended; what is mended leaves the list for good. */
const pending: readonly RegExp[] = [
  /^1 promise-late: no clock is timed at it/,
  /^1 ticket-(received|reply|reopened|appointment): (no clock is timed at it|.* has no rung after it)/,
  /^1 visit-thanks/,
  /^2 (hold|resume|prioritise|retype|repromise|assign|change-day|restore-day|clock|open|route) tells nobody that a promise/,
  /^2 resolve tells it more than once/,
  /^2 .* that a visit falls away or moves/,
  /^3 promise-late: /,
  /^3 ticket-(received|reply|reopened): something past/,
  /^3 visit-missed/,
  /^3 promise-broken/,
  /^4 a message that needs an answer/,
  /^4 an open ticket/,
  /^5 /,
  /^9 (arrival|book|reply) leaves/,
  /^9 .* brings several mails at once/,
  /^9 late clocks/,
  /^lateness /,
];

export function isPending({ law, kind }: Breach): boolean {
  return pending.some((known) => known.test(`${law} ${kind}`));
}
