import type { Breach } from '../../tools/simulate/laws/law.ts';

/** Kinds of broken laws that are being mended; what is mended leaves the list for good. */
const pending: readonly RegExp[] = [
  // A hand-over to a team with another calendar moves the new time that was told in the same step.
  // So does a hold with what was told of a booked time.
  /^1 (promise-late|promises-moved|ticket-on-hold): no clock is timed at it/,
  // Retyped while on hold, what ran on stops.
  /^2 retype tells nobody/,
  // An apology names the minute, the promise was told to five minutes.
  /^3 promise-late: it was never told/,
  // The first answer is on hold, and so is the answer to what the customer writes then; of a check of our own, later.
  /^4 a message that needs an answer starts nothing on a ticket that is (on-hold|resolved)/,
  // Leads hear of what nobody has when their hours begin.
  /^5 \S+ nobody has it, and nobody is told at once/,
  /^9 clock brings several mails at once/,
  // A rung that repeats, renamed by another version.
  /^lateness rung.fired/,
];

export function isPending({ law, kind }: Breach): boolean {
  return pending.some((known) => known.test(`${law} ${kind}`));
}
