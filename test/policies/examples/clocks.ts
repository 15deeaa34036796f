import { allTradesExamples } from './clocks/all-trades.ts';
import type { ClockExample } from './clocks/example.ts';
import { installationExamples } from './clocks/installation.ts';
import { serviceExamples } from './clocks/service.ts';
import { tradeExamples } from './clocks/trade.ts';

export type { ClockExample } from './clocks/example.ts';

/** Promises that tickets time. */
export const clockExamples: ClockExample[] = [
  ...tradeExamples,
  ...serviceExamples,
  ...installationExamples,
  ...allTradesExamples,
];
