import type { InstantText } from '../vocabulary.ts';
import type { ClockTerms } from './terms.ts';
import type { Moment } from './ticket.ts';

/** One run of a clock, from what starts it to what ends it. */
export interface Run {
  startedAt: InstantText;
  /** The time booked with the customer, of a clock that is due at it. */
  bookedFor?: InstantText;
  /** Null while it goes on. */
  end: { at: InstantText; as: 'met' | 'cancelled' } | null;
}

/** What starts and ends a clock. */
type Rule = Pick<ClockTerms, 'starts' | 'metBy' | 'repeats' | 'booked'>;

/** The last run of a clock, as what has happened since the ticket was opened makes it; null when nothing started it. */
export function lastRun(rule: Rule, openedAt: InstantText, moments: readonly Moment[]): Run | null {
  const opened: Run | null = rule.starts === 'opened' ? { startedAt: openedAt, end: null } : null;
  return moments.reduce((run, moment) => after(rule, run, moment), opened);
}

function after(rule: Rule, run: Run | null, { name, at, bookedFor }: Moment): Run | null {
  const ticks = run !== null && run.end === null;
  switch (name) {
    case 'resolved':
      return ticks ? { ...run, end: { at, as: isSettledBy(rule) ? 'met' : 'cancelled' } } : run;
    case 'reopened':
      return isPromisedAnew(rule) ? { startedAt: at, end: null } : run;
    case 'no-answer-needed':
      return ticks && rule.starts === 'customer-message' ? { ...run, end: { at, as: 'cancelled' } } : run;
    case 'called-off':
      if (ticks) return rule.booked ? { ...run, end: { at, as: 'cancelled' } } : run;
      // The time that had met it is none any more: another one is to be agreed.
      return rule.metBy === 'booked' && run?.end?.as === 'met' ? { startedAt: at, end: null } : run;
    case 'booked':
      // Another time is another promise.
      if (rule.booked) return { startedAt: at, ...(bookedFor !== undefined && { bookedFor }), end: null };
  }
  const meets = ticks && rule.metBy === name;
  const goesOn = ticks && !meets;
  // What ticks already is not started again: nobody gets more time by reporting the same thing twice.
  if ((meets && rule.repeats) || (rule.starts === name && !goesOn)) return { startedAt: at, end: null };
  return meets ? { ...run, end: { at, as: 'met' } } : run;
}

/** Settling a ticket answers the customer, too. */
function isSettledBy({ metBy, repeats }: Rule): boolean {
  return metBy === 'resolved' || (metBy === 'replied' && !repeats);
}

/** Of a ticket that is taken up again: its settlement, and what repeats while it is open. */
function isPromisedAnew({ starts, metBy, repeats }: Rule): boolean {
  return starts === 'opened' && (metBy === 'resolved' || repeats);
}
