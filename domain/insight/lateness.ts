import type { Event } from '../events.ts';

/** How late timers fired on one day: how many firings fell into each bucket, by the bucket's number. */
export type Lateness = Readonly<Record<number, number>>;

/** A day's lateness in figures. Percentiles are the upper bounds of their buckets: at most 10 % above the truth. */
export interface LatenessFigures {
  count: number;
  p50Ms: number | null;
  p99Ms: number | null;
  maxMs: number | null;
}

/** Each bucket reaches 10 % further than the one before; the last takes whatever is later than a month. */
const growth = Math.log(1.1);
const buckets = 228;

/** How late a timer fired, in milliseconds; null for what no timer brought. */
export function latenessOf({ data }: Event): number | null {
  return 'latenessMs' in data ? data.latenessMs : null;
}

/** Bucket 0 is up to one millisecond. */
export function bucketOf(latenessMs: number): number {
  if (latenessMs <= 1) return 0;
  return Math.min(buckets - 1, Math.ceil(Math.log(latenessMs) / growth - 1e-9));
}

export function latenessFigures(lateness: Lateness): LatenessFigures {
  const filled = Object.entries(lateness)
    .map(([bucket, count]) => ({ bucket: Number(bucket), count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.bucket - b.bucket);
  const count = filled.reduce((sum, one) => sum + one.count, 0);
  const last = filled.at(-1);
  const percentile = (share: number) => {
    let passed = 0;
    const found = filled.find((one) => {
      passed += one.count;
      return passed >= share * count;
    });
    return found ? upperMs(found.bucket) : null;
  };
  return { count, p50Ms: percentile(0.5), p99Ms: percentile(0.99), maxMs: last ? upperMs(last.bucket) : null };
}

function upperMs(bucket: number): number {
  return Math.round(Math.exp(bucket * growth));
}
