import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { TicketHistory } from './history.ts';
import { hourIn } from './hours.ts';
import { replay } from './replay.ts';
import { type BacktestReport, Tally } from './report.ts';

/** Two policies held against the same past. */
export interface Comparison {
  /** What is compared with: the policy in force, as a rule. */
  against: Policy;
  draft: Policy;
  /** What happened later counts for neither. */
  until: InstantText;
}

/** Replays tickets one after another under both policies. */
export class Backtest {
  readonly #comparison: Comparison;
  readonly #tally: Tally;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
    this.#tally = new Tally(hourIn(comparison.draft.business.timeZone));
  }

  add(history: TicketHistory): void {
    const { against, draft, until } = this.#comparison;
    this.#tally.add(history, replay(against, history, until), replay(draft, history, until));
  }

  /** Adds what others have found of other tickets. */
  merge(report: BacktestReport): void {
    this.#tally.merge(report);
  }

  report(): BacktestReport {
    return this.#tally.report();
  }
}
