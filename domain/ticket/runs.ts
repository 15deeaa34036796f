import type { InstantText } from '../vocabulary.ts';
import type { ClockTerms } from './terms.ts';
import type { Moment } from './ticket.ts';

/** One run of a clock, from what starts it to what ends it. */
export interface Run {
  startedAt: InstantText;
  /** The time booked with the customer, of a clock that is due at it. */
  bookedFor?: InstantText;
  /** Null while it goes on. */
  end: RunEnd | null;
}

interface RunEnd {
  at: InstantText;
  as: 'met' | 'cancelled';
  /** Resolving the ticket cut it short: reopening promises it anew. */
  byResolving?: true;
}

/** What starts and ends a clock. */
type Rule = Pick<ClockTerms, 'starts' | 'metBy' | 'overtakenBy' | 'repeats' | 'booked' | 'waitsForBooking'>;

/** The last run of a clock, as what has happened since the ticket was opened makes it; null when nothing started it. */
export function lastRun(rule: Rule, openedAt: InstantText, moments: readonly Moment[]): Run | null {
  const opened: Run | null = rule.starts === 'opened' ? { startedAt: openedAt, end: null } : null;
  return moments.reduce((run, moment) => after(rule, run, moment), opened);
}

function after(rule: Rule, run: Run | null, { name, at, bookedFor, returned }: Moment): Run | null {
  const ticks = run !== null && run.end === null;
  // An answer that did not arrive was none. A time stands that the customer has not been told in writing.
  if (returned && name !== 'booked') return run;
  switch (name) {
    case 'resolved':
      return ticks ? { ...run, end: isSettledBy(rule) ? { at, as: 'met' } : cutShort(at) } : run;
    case 'reopened':
      return isPromisedAnew(rule, run) ? { startedAt: at, end: null } : run;
    case 'no-answer-needed':
      return ticks && rule.starts === 'customer-message' ? { ...run, end: { at, as: 'cancelled' } } : run;
    case 'called-off':
      if (ticks) return rule.booked ? { ...run, end: { at, as: 'cancelled' } } : run;
      // The time that had met it is none any more: another one is to be agreed.
      return rule.waitsForBooking && run?.end?.as === 'met' ? { startedAt: at, end: null } : run;
    case 'booked':
      // Another time is another promise.
      if (rule.booked) return { startedAt: at, ...(bookedFor !== undefined && { bookedFor }), end: null };
  }
  const meets = ticks && !returned && rule.metBy.includes(name);
  const goesOn = ticks && !meets;
  // What ticks already is not started again: nobody gets more time by reporting the same thing twice.
  if ((meets && rule.repeats) || (rule.starts === name && !goesOn)) return { startedAt: at, end: null };
  if (ticks && !meets && rule.overtakenBy.includes(name)) return { ...run, end: { at, as: 'cancelled' } };
  return meets ? { ...run, end: { at, as: 'met' } } : run;
}

function cutShort(at: InstantText): RunEnd {
  return { at, as: 'cancelled', byResolving: true };
}

/** Settling a ticket answers the customer, too. */
function isSettledBy({ metBy, repeats }: Rule): boolean {
  return metBy.includes('resolved') || (metBy.includes('replied') && !repeats);
}

/**
 * Of a ticket that is taken up again: its settlement, what repeats while it is open, and what settling it cut short. A time
 * that was booked is none any more; that one is to be agreed is what is promised instead.
 */
function isPromisedAnew({ starts, metBy, repeats, booked }: Rule, run: Run | null): boolean {
  if (booked) return false;
  return run?.end?.byResolving === true || (starts === 'opened' && (metBy.includes('resolved') || repeats));
}
