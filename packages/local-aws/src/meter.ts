import type { Meter } from './service.ts';

type Metric = Parameters<Meter['add']>[0];

/** Counts in memory what AWS would bill, since the start or the last reset. */
export class MemoryMeter implements Meter {
  #counts = new Map<Metric, Map<string, number>>();

  add(metric: Metric, dimension: string, amount: number): void {
    const byDimension = this.#counts.get(metric) ?? new Map<string, number>();
    byDimension.set(dimension, (byDimension.get(dimension) ?? 0) + amount);
    this.#counts.set(metric, byDimension);
  }

  snapshot(): Record<string, Record<string, number>> {
    return Object.fromEntries([...this.#counts].map(([metric, counts]) => [metric, Object.fromEntries(counts)]));
  }

  reset(): void {
    this.#counts = new Map();
  }
}
