import type { InstantText } from '../vocabulary.ts';
import type { BacktestReport } from './report.ts';

/** A backtest over the tickets of the table: asked for, replayed a chunk at a time, and then kept for a while. */
export interface BacktestJob {
  backtestId: string;
  /** Names its execution, which is started as the row appears. */
  execution: string;
  status: 'running' | 'done' | 'failed';
  /** The policy that is tried, and the one it is compared with. */
  policy: string;
  against: string;
  /** Tickets opened from the first day to the last, where the business is. */
  from: string;
  to: string;
  /** What happened later counts for neither. */
  until: InstantText;
  /** What has been found so far. */
  report: BacktestReport | null;
  /** Where reading goes on; null at the beginning and at the end. */
  cursor: unknown;
  requestedBy: string;
  createdAt: InstantText;
  updatedAt: InstantText;
}
