import type { DatabaseSync } from 'node:sqlite';
import type { ActivityCounter } from './activity.ts';
import { createClockMemory, readClock, writeClockLine } from './clock-memory.ts';
import { ClockRecord } from './clock-record.ts';
import type { Clock, EpochMs, Log, TimerHandle } from './service.ts';
import { StartupProblem } from './startup-problem.ts';
import { type Timer, TimerHeap } from './timer-heap.ts';

/** `setTimeout` fires at once beyond 2^31 - 1 ms (24.8 days): longer waits are made of several. */
const LONGEST_REAL_WAIT_MS = 2 ** 31 - 1;

/** A clock that runs fast is saved this often (real time), each time with where it may have got to by the next one. */
const SAVE_EVERY_MS = 250;

/** After this long (real time) of firing, what the timers have set off gets its chance before the next ones due fire. */
const FIRE_AT_MOST_MS = 20;

/** How often (real time) a move that makes no headway says what it waits for. */
const REPORT_EVERY_MS = 10_000;

/** The clock cannot be moved, or not all the way: the runtime starts or stops. */
export class ClockStopped extends Error {
  override readonly name = 'ClockStopped';
}

export interface MovableClockOptions {
  db: DatabaseSync;
  activity: ActivityCounter;
  log: Log;
  /** Virtual milliseconds per real millisecond; 1 unless told otherwise. */
  speed?: number;
  /** Where a fresh data folder's clock starts; the real time unless told otherwise. */
  startAt?: EpochMs;
}

/**
 * The runtime's clock: it runs by itself at `speed`, and can be moved forward over everything that is due.
 *
 * While it is moved it ticks at the speed of real time from each instant it is set to, so that the lateness of a timer
 * is the real time its processing had to wait, never zero by construction. It never goes backwards, not across a
 * `kill -9` either.
 */
export class MovableClock implements Clock {
  /** Shared with the threads that run functions; see clock-memory.ts. */
  readonly memory: SharedArrayBuffer;
  readonly #activity: ActivityCounter;
  readonly #log: Log;
  readonly #record: ClockRecord;
  readonly #speed: number;
  readonly #timers = new TimerHeap();
  #sequence = 0;
  #fired = 0;
  #latest: EpochMs;
  /** The speed right now: `#speed`, or 1 until the start and while the clock is being moved. */
  #currentSpeed = 1;
  #running = false;
  #realTimer: NodeJS.Timeout | undefined;
  #saveTimer: NodeJS.Timeout | undefined;
  #lastAdvance: Promise<unknown> = Promise.resolve();

  /** @throws StartupProblem when a start instant is given for a data folder whose clock has run already. */
  constructor({ db, activity, log, speed = 1, startAt }: MovableClockOptions) {
    this.#activity = activity;
    this.#log = log;
    this.#speed = speed;
    this.#record = new ClockRecord(db);
    const real = Date.now();
    const saved = this.#record.load();
    if (saved && startAt !== undefined) {
      throw new StartupProblem(
        `The clock of this data folder stands at ${new Date(saved.virtual).toISOString()}: --clock can only set the start of a fresh one. ` +
          'Leave --clock out, or choose a new folder with --data <folder>.',
      );
    }
    // Time passed while the runtime was down, at the speed of real time.
    this.#latest = saved ? saved.virtual + Math.max(0, real - saved.real) : (startAt ?? real);
    this.memory = createClockMemory({ anchorReal: real, anchorVirtual: this.#latest, speed: 1 });
  }

  now(): EpochMs {
    this.#latest = Math.max(this.#latest, readClock(this.memory));
    return this.#latest;
  }

  get speed(): number {
    return this.#speed;
  }

  /** When the next timer is due. */
  nextDue(): EpochMs | undefined {
    return this.#timers.peek()?.due;
  }

  at(due: EpochMs, fire: () => void | Promise<void>): TimerHandle {
    if (!Number.isFinite(due)) throw new TypeError(`A timer cannot be due at ${due}.`);
    this.#sequence += 1;
    const timer: Timer = { due, sequence: this.#sequence, fire, index: -1 };
    this.#timers.add(timer);
    if (this.#timers.peek() === timer) this.#arm();
    return { cancel: () => this.#timers.remove(timer) };
  }

  /** From here on timers fire, those that fell due while the runtime was down first. Called once every service is ready. */
  start(): void {
    this.#running = true;
    if (this.#speed !== 1) this.#saveTimer = setInterval(() => this.#save(), SAVE_EVERY_MS);
    this.#currentSpeed = this.#speed;
    this.#setTo(this.now());
  }

  /** No timer fires any more; a move under way is refused the rest. */
  stop(): void {
    this.#running = false;
    clearTimeout(this.#realTimer);
    clearInterval(this.#saveTimer);
    this.#currentSpeed = 1;
    this.#setTo(this.now());
  }

  /**
   * Moves the clock to `target` (or to what it computes from the time when its turn comes) and fires everything due on
   * the way, timers made on the way included: in order, each at its own instant, once whatever the one before set off
   * has come to rest. Moves asked for at the same time follow one another.
   * @returns how many timers fired.
   * @throws ClockStopped before the start, and when the clock is stopped on the way.
   */
  advanceTo(target: EpochMs | ((now: EpochMs) => EpochMs)): Promise<number> {
    const advance = this.#lastAdvance.then(() => this.#advance(target));
    this.#lastAdvance = advance.catch(() => undefined);
    return advance;
  }

  async #advance(target: EpochMs | ((now: EpochMs) => EpochMs)): Promise<number> {
    if (!this.#running) throw new ClockStopped('the clock has not been started, or has been stopped');
    const end = typeof target === 'function' ? target(this.now()) : target;
    const firedBefore = this.#fired;
    this.#currentSpeed = 1;
    this.#setTo(this.now());
    const watch = this.#reportStandstill();
    try {
      for (;;) {
        await this.#activity.idle();
        const next = this.#timers.peek();
        if (!this.#running || !next || next.due > end) break;
        this.#setTo(Math.max(this.now(), next.due));
        this.#fireDue();
      }
    } finally {
      clearInterval(watch);
      if (this.#running) {
        this.#currentSpeed = this.#speed;
        this.#setTo(Math.max(this.now(), end));
      }
    }
    if (!this.#running) throw new ClockStopped('the clock was stopped before it got there');
    return this.#fired - firedBefore;
  }

  #reportStandstill(): NodeJS.Timeout {
    let seen = this.#fired;
    return setInterval(() => {
      if (this.#fired === seen) this.#log('clock', 'still waiting for', this.#activity.describe());
      seen = this.#fired;
    }, REPORT_EVERY_MS);
  }

  /** Lets time go on from `instant` at the current speed. */
  #setTo(instant: EpochMs): void {
    this.#latest = instant;
    writeClockLine(this.memory, { anchorReal: Date.now(), anchorVirtual: instant, speed: this.#currentSpeed });
    this.#save();
    this.#arm();
  }

  /** At the speed of real time the reading stays true by itself; faster, it is saved ahead, so that a crash never turns time back. */
  #save(): void {
    const ahead = this.#currentSpeed === 1 ? 0 : 2 * SAVE_EVERY_MS * this.#currentSpeed;
    this.#record.save({ real: Date.now(), virtual: this.now() + ahead });
  }

  /** Waits in real time for the earliest timer. This goes on while the clock is being moved: what falls due meanwhile is not late. */
  #arm(): void {
    clearTimeout(this.#realTimer);
    const next = this.#timers.peek();
    if (!this.#running || !next) return;
    const wait = Math.ceil(Math.max(0, next.due - this.now()) / this.#currentSpeed);
    this.#realTimer = setTimeout(() => this.#fireDue(), Math.min(wait, LONGEST_REAL_WAIT_MS));
  }

  #fireDue(): void {
    const now = this.now();
    const pauseAt = performance.now() + FIRE_AT_MOST_MS;
    while (performance.now() < pauseAt) {
      const timer = this.#timers.takeDue(now);
      if (!timer) break;
      this.#fired += 1;
      void this.#activity.track('timer', this.#fire(timer));
    }
    this.#arm();
  }

  async #fire(timer: Timer): Promise<void> {
    try {
      await timer.fire();
    } catch (error) {
      this.#log('clock', 'a timer failed', { error: String(error) });
    }
  }
}
