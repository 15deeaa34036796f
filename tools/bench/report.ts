/** A figure worth keeping: one JSON object a line. */
export interface Figure {
  bench: string;
  [name: string]: unknown;
}

/** Whether a figure is as good as this project wants it. */
export interface Target {
  what: string;
  value: number;
  limit: number;
  unit: string;
  met: boolean;
}

export function atMost(what: string, value: number, limit: number, unit: string): Target {
  return { what, value, limit, unit, met: value <= limit };
}

/** What a benchmark hands in as it goes. */
export interface Report {
  figure(figure: Figure): void;
  target(target: Target): void;
}

/** The value below which a share of the values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}
