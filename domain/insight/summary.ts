import type { causeGroups } from '../cause.ts';
import type { InstantText } from '../vocabulary.ts';

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
  /** Most first; the last line, `…`, is all products beyond the first hundred. */
  byProduct: SummaryLine[];
}

/** Counts a month's complaints by cause and product beside the month before's. */
export function makeSummary(
  month: string,
  counts: readonly ComplaintCount[],
  before: readonly ComplaintCount[],
  madeAt: InstantText,
): Summary {
  return {
    month,
    madeAt,
    total: sum(counts),
    totalBefore: sum(before),
    byCause: lines(counts, before, (count) => `${count.group}/${count.reason}`),
    byProduct: shortened(lines(counts, before, (count) => count.product)),
  };
}

function sum(counts: readonly ComplaintCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

function lines(
  counts: readonly ComplaintCount[],
  before: readonly ComplaintCount[],
  labelOf: (count: ComplaintCount) => string,
): SummaryLine[] {
  const now = Map.groupBy(counts, labelOf);
  const then = Map.groupBy(before, labelOf);
  return [...new Set([...now.keys(), ...then.keys()])]
    .map((label) => ({ label, count: sum(now.get(label) ?? []), before: sum(then.get(label) ?? []) }))
    .filter((line) => line.count > 0 || line.before > 0)
    .sort((a, b) => b.count - a.count || b.before - a.before || (a.label < b.label ? -1 : 1));
}

/** As many lines as somebody reads, and as a row and a mail can hold. */
const mostLines = 100;

function shortened(all: readonly SummaryLine[]): SummaryLine[] {
  const rest = all.slice(mostLines);
  if (rest.length === 0) return [...all];
  const others = { label: '…', count: 0, before: 0 };
  for (const { count, before } of rest) {
    others.count += count;
    others.before += before;
  }
  return [...all.slice(0, mostLines), others];
}
