import { Temporal } from 'temporal-polyfill';
import type { Term } from '../policy/terms.ts';
import { type Away, firstDayOf, lastDayOf, type TermDates } from './terms.ts';

export type Remedy = Term['remedies'][number];

/** What has happened to a thing, and the day it is asked about. */
export interface ThingFacts {
  on: Temporal.PlainDate;
  dates: TermDates;
  away?: readonly Away[] | undefined;
  /** How often it has been repaired, and was not usable again. */
  repairs?: number | undefined;
}

/** How a term stands on a day. */
export interface TermStanding {
  term: string;
  /** `unknown` when nobody knows the day it counts from. */
  state: 'not-begun' | 'open' | 'over' | 'unknown';
  /** What may be claimed on that day: nothing unless it is open. */
  remedies: readonly Remedy[];
  whoChooses: Term['whoChooses'];
  /** The day it counts from. */
  from: Temporal.PlainDate | null;
  /** Null when it is not known, and for what lasts as long as the thing. */
  lastDay: Temporal.PlainDate | null;
}

/** How every term of a policy stands for a thing on a day. */
export function remediesOn(terms: Readonly<Record<string, Term>>, thing: ThingFacts): TermStanding[] {
  return Object.entries(terms).map(([name, term]) => {
    const from = firstDayOf(term, thing.dates);
    const lastDay = from && lastDayOf(term, from, thing.away);
    const state = stateOf(thing.on, from, lastDay);
    const remedies = state === 'open' ? remediesAfter(term, thing.repairs ?? 0) : [];
    return { term: name, state, remedies, whoChooses: term.whoChooses, from, lastDay };
  });
}

function stateOf(
  on: Temporal.PlainDate,
  from: Temporal.PlainDate | null,
  lastDay: Temporal.PlainDate | null,
): TermStanding['state'] {
  if (from === null) return 'unknown';
  if (Temporal.PlainDate.compare(on, from) < 0) return 'not-begun';
  return lastDay === null || Temporal.PlainDate.compare(on, lastDay) <= 0 ? 'open' : 'over';
}

function remediesAfter({ remedies, afterRepairs }: Term, repairs: number): readonly Remedy[] {
  return afterRepairs && repairs >= afterRepairs.count ? afterRepairs.remedies : remedies;
}
