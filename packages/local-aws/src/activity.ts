import type { Activity } from './service.ts';

/** Turns of the event loop without any activity before it counts as idle: work handed over by a callback gets the chance to be counted. */
const QUIET_TURNS = 3;

/** Counts what is going on, by label. */
export class ActivityCounter implements Activity {
  readonly #counts = new Map<string, number>();
  #total = 0;
  /** How often anything has begun: tells a quiet turn from one in which something came and went. */
  #begun = 0;
  #waiting: (() => void)[] = [];
  #settling = false;

  begin(label: string): () => void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
    this.#total += 1;
    this.#begun += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#end(label);
    };
  }

  async track<T>(label: string, work: Promise<T>): Promise<T> {
    const end = this.begin(label);
    try {
      return await work;
    } finally {
      end();
    }
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#settle();
    });
  }

  /** What is going on right now, e.g. `{ 'invoke Orders-Webhook': 2 }`. */
  describe(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  #end(label: string): void {
    const left = this.#counts.get(label)! - 1;
    if (left > 0) this.#counts.set(label, left);
    else this.#counts.delete(label);
    this.#total -= 1;
    if (this.#total === 0) this.#settle();
  }

  /** Lets the waiting go on after enough quiet turns, and starts over when something begins meanwhile. */
  #settle(): void {
    if (this.#settling || this.#total > 0 || this.#waiting.length === 0) return;
    this.#settling = true;
    let seen = this.#begun;
    let turnsLeft = QUIET_TURNS;
    const turn = () => {
      if (this.#total > 0) {
        this.#settling = false;
        return;
      }
      if (this.#begun !== seen) {
        seen = this.#begun;
        turnsLeft = QUIET_TURNS;
      }
      turnsLeft -= 1;
      if (turnsLeft > 0) {
        setImmediate(turn);
        return;
      }
      this.#settling = false;
      for (const resolve of this.#waiting.splice(0)) resolve();
    };
    setImmediate(turn);
  }
}
