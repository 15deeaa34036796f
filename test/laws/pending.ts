import type { Breach } from '../../tools/simulate/laws/law.ts';

/** Kinds of broken laws that are being mended; what is mended leaves the list for good. */
const pending: readonly RegExp[] = [
  /^1 /,
  /^2 (prioritise|retype|repromise|assign|change-day|restore-day|clock|route|message|resume) tells/,
  /^3 promise-late: /,
  /^3 promise-broken/,
  /^4 a message that needs an answer/,
  /^4 an open ticket/,
  /^5 /,
  /^9 /,
  /^lateness /,
];

export function isPending({ law, kind }: Breach): boolean {
  return pending.some((known) => known.test(`${law} ${kind}`));
}
