import type { Order } from './service.ts';

/** As many tasks as there are may run beside everything else; when more wait, they come first. */
const TASKS_IN_STRIDE = 4;

/** How many tasks may go before one piece of background work, which may be a batch of mails, has its turn all the same. */
const TASKS_A_TURN = 200;

/**
 * So much goes on in the background at the same time: fewer than there are connections to DynamoDB Local, so that a task
 * never waits in line behind ten thousand task tokens that are to be kept.
 */
const MOST_BACKGROUND = 32;

/**
 * Lets the tasks of state machines go before work in the background, so that a thousand timers due at the same instant
 * do not wait for the mails of the first hundred: on one machine they share the processors, on AWS they would not. While
 * tasks pile up, background work has a turn now and then, one at a time and in order.
 */
export class Precedence implements Order {
  #tasks = 0;
  #background = 0;
  #sinceTurn = 0;
  readonly #waiting: (() => void)[] = [];

  async task<T>(work: () => Promise<T>): Promise<T> {
    this.#tasks += 1;
    try {
      return await work();
    } finally {
      this.#tasks -= 1;
      this.#sinceTurn += 1;
      this.#admit();
    }
  }

  async background<T>(work: () => Promise<T>): Promise<T> {
    await new Promise<void>((admit) => {
      this.#waiting.push(admit);
      this.#admit();
    });
    try {
      return await work();
    } finally {
      this.#background -= 1;
      this.#admit();
    }
  }

  #admit(): void {
    while (this.#waiting.length > 0 && this.#hasTurn()) {
      this.#background += 1;
      this.#sinceTurn = 0;
      this.#waiting.shift()!();
    }
  }

  #hasTurn(): boolean {
    if (this.#tasks <= TASKS_IN_STRIDE) return this.#background < MOST_BACKGROUND;
    return this.#background === 0 && this.#sinceTurn >= TASKS_A_TURN;
  }
}
