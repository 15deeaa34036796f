import type { Away } from '../../../domain/entitlement/terms.ts';
import type { Term } from '../../../domain/policy/terms.ts';
import type { PromiseName } from '../timed-promises.ts';

/** What a customer may claim, and until when. */
export interface TermExample {
  promise: PromiseName;
  term: string;
  dates: Partial<Record<Term['from'], string>>;
  away?: [kind: Away['kind'], from: string, to: string][];
  remedies: Term['remedies'];
  /** The last day; null where there is none. */
  last: string | null;
  why: string;
}

export const termExamples: TermExample[] = [
  {
    promise: 'web-shop/no-reason-return',
    term: 'no-reason-return',
    dates: { delivery: '2026-02-24' },
    remedies: ['return', 'refund'],
    last: '2026-03-03',
    why: 'the day of the delivery is not counted',
  },
  {
    promise: 'web-shop/claim',
    term: 'after-sale-claim',
    dates: { deal: '2026-12-20' },
    remedies: ['claim'],
    last: '2027-01-04',
    why: 'over new year',
  },
  {
    promise: 'three-guarantees/day-7',
    term: 'refund-exchange-repair',
    dates: { sale: '2026-06-01' },
    remedies: ['refund', 'exchange', 'repair'],
    last: '2026-06-08',
    why: 'day 1 is the day after the sale',
  },
  {
    promise: 'three-guarantees/day-15',
    term: 'exchange-repair',
    dates: { sale: '2026-02-20' },
    remedies: ['exchange', 'repair'],
    last: '2026-03-07',
    why: 'over the end of February',
  },
  {
    promise: 'three-guarantees/validity',
    term: 'guarantee',
    dates: { sale: '2028-02-27', invoice: '2028-02-29' },
    remedies: ['repair'],
    last: '2029-02-28',
    why: 'from the invoice and not from the sale; a year from a leap day ends with February',
  },
  {
    promise: 'three-guarantees/excluded',
    term: 'guarantee',
    dates: { invoice: '2026-03-10' },
    away: [
      ['repair-time', '2026-05-04', '2026-05-09'],
      ['waiting-for-parts', '2026-05-08', '2026-05-15'],
    ],
    remedies: ['repair'],
    last: '2027-03-22',
    why: 'twelve days without the unit, 4 to 15 May',
  },
  {
    promise: 'three-guarantees/exchanged',
    term: 'guarantee',
    dates: { invoice: '2026-03-10', exchange: '2026-08-31' },
    remedies: ['repair'],
    last: '2027-08-31',
    why: 'a whole year from the exchange',
  },
  {
    promise: 'three-guarantees/components',
    term: 'monitor',
    dates: { invoice: '2026-06-01' },
    remedies: ['repair'],
    last: '2027-06-01',
    why: 'one year',
  },
  {
    promise: 'three-guarantees/components',
    term: 'disk',
    dates: { invoice: '2026-06-01' },
    remedies: ['repair'],
    last: '2029-06-01',
    why: 'three years',
  },
  {
    promise: 'three-guarantees/components',
    term: 'memory',
    dates: { invoice: '2026-06-01' },
    remedies: ['exchange'],
    last: null,
    why: 'as long as it lives',
  },
  {
    promise: 'windows/warranty',
    term: 'warranty',
    dates: { delivery: '2026-02-10', acceptance: '2026-03-01' },
    remedies: ['repair'],
    last: '2028-03-01',
    why: 'from the acceptance and not from the delivery',
  },
  {
    promise: 'windows/warranty',
    term: 'warranty',
    dates: { acceptance: '2028-02-29' },
    remedies: ['repair'],
    last: '2030-02-28',
    why: 'from a leap day',
  },
  {
    promise: 'hardware-software/return',
    term: 'return',
    dates: { delivery: '2026-06-24' },
    remedies: ['return', 'refund'],
    last: '2026-07-01',
    why: 'over the end of a month',
  },
];
