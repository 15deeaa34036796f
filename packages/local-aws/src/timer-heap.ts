import type { EpochMs } from './service.ts';

export interface Timer {
  readonly due: EpochMs;
  /** Order of creation: breaks ties between timers of the same instant. */
  readonly sequence: number;
  readonly fire: () => void | Promise<void>;
  /** Position in the heap, -1 once it has left; lets a timer be cancelled without searching for it. */
  index: number;
}

/** A binary heap of timers by (due, sequence). Adding, taking and cancelling cost O(log n). */
export class TimerHeap {
  readonly #timers: Timer[] = [];

  peek(): Timer | undefined {
    return this.#timers[0];
  }

  add(timer: Timer): void {
    this.#place(timer, this.#timers.length);
    this.#up(timer);
  }

  /** Takes the earliest timer that is due by `instant`. */
  takeDue(instant: EpochMs): Timer | undefined {
    const first = this.#timers[0];
    if (!first || first.due > instant) return undefined;
    this.remove(first);
    return first;
  }

  /** Harmless for a timer that has left already. */
  remove(timer: Timer): void {
    const hole = timer.index;
    if (hole < 0) return;
    timer.index = -1;
    const last = this.#timers.pop()!;
    if (last === timer) return;
    this.#place(last, hole);
    this.#up(last);
    this.#down(last);
  }

  #place(timer: Timer, index: number): void {
    this.#timers[index] = timer;
    timer.index = index;
  }

  #up(timer: Timer): void {
    while (timer.index > 0) {
      const parent = this.#timers[(timer.index - 1) >> 1]!;
      if (!before(timer, parent)) return;
      this.#swap(timer, parent);
    }
  }

  #down(timer: Timer): void {
    for (;;) {
      const left = this.#timers[2 * timer.index + 1];
      const right = this.#timers[2 * timer.index + 2];
      const child = right && before(right, left!) ? right : left;
      if (!child || !before(child, timer)) return;
      this.#swap(timer, child);
    }
  }

  #swap(one: Timer, other: Timer): void {
    const index = one.index;
    this.#place(one, other.index);
    this.#place(other, index);
  }
}

function before(one: Timer, other: Timer): boolean {
  return one.due === other.due ? one.sequence < other.sequence : one.due < other.due;
}
