import type { InstantText } from '../vocabulary.ts';
import type { causeGroups } from './cause.ts';

/** How many complaints of one cause about one product a month had. */
export interface ComplaintCount {
  /** `YYYY-MM` in the business's time zone. */
  month: string;
  group: (typeof causeGroups)[number] | 'unknown';
  reason: string;
  product: string;
  count: number;
}

export interface SummaryLine {
  label: string;
  count: number;
  before: number;
}

/** A month's complaints counted and compared with the month before. */
export interface Summary {
  month: string;
  madeAt: InstantText;
  total: number;
  totalBefore: number;
  /** Keyed `group/reason`, most first. */
  byCause: SummaryLine[];
  byProduct: SummaryLine[];
}
