import { ExecutionEnvironment, type Outcome } from './environment.ts';
import type { FunctionDefinition } from './function.ts';
import type { InvokeMessage } from './protocol.ts';

/** An environment that has had nothing to do for this long (real time) is given up, as on AWS. */
const IDLE_MS = 120_000;

/** So many are started as soon as somebody waits; each costs a tenth of a second of a processor. */
const STARTED_AT_ONCE = 4;
/** Further ones only when so many wait: in a burst most of them wait for the database, and more can do so at a time. */
const LONG_LINE = 32;

/** How an invocation ended and what it took: `durationMs` of running, and `initMs` when an environment was started for it. */
export type Completion = Outcome & { durationMs: number; initMs: number };

interface Job {
  message: InvokeMessage;
  onBegin: (() => void) | undefined;
  complete: (completion: Completion) => void;
}

interface IdleEnvironment {
  environment: ExecutionEnvironment;
  reaper: NodeJS.Timeout;
}

export interface PoolOptions {
  definition: FunctionDefinition;
  bootstrap: URL;
  clockMemory: SharedArrayBuffer;
  onLog: (line: string) => void;
}

/** The execution environments of one function: started when needed, up to its concurrency; what comes on top waits in order. */
export class FunctionPool {
  readonly #options: PoolOptions;
  readonly #environments = new Set<ExecutionEnvironment>();
  /** The most recently used last: it is taken first, so that the others can be given up. */
  #idle: IdleEnvironment[] = [];
  readonly #waiting: Job[] = [];
  #starting = 0;
  #stopped = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  invoke(message: InvokeMessage, onBegin?: () => void): Promise<Completion> {
    return new Promise((complete) => {
      this.#waiting.push({ message, onBegin, complete });
      this.#dispatch();
    });
  }

  /** Ends every environment. As with a `kill -9`, invocations under way never complete, so that nobody notes down a failure that was none. */
  stop(): void {
    this.#stopped = true;
    for (const environment of this.#environments) environment.terminate();
  }

  #dispatch(): void {
    if (this.#stopped) return;
    while (this.#waiting.length > 0) {
      const idle = this.#idle.pop();
      if (!idle) break;
      clearTimeout(idle.reaper);
      void this.#run(idle.environment, this.#waiting.shift()!);
    }
    while (this.#waiting.length > this.#starting && this.#environments.size < this.#most()) void this.#start();
  }

  #most(): number {
    const { concurrency } = this.#options.definition;
    return this.#waiting.length >= LONG_LINE ? concurrency : Math.min(concurrency, STARTED_AT_ONCE);
  }

  async #start(): Promise<void> {
    this.#starting += 1;
    const environment = new ExecutionEnvironment({
      ...this.#options,
      onEnd: () => {
        this.#environments.delete(environment);
        this.#idle = this.#idle.filter((idle) => idle.environment !== environment);
        this.#dispatch();
      },
    });
    this.#environments.add(environment);
    const outcome = await environment.start();
    this.#starting -= 1;
    if (outcome.ok) {
      this.#release(environment);
    } else if (!this.#stopped) {
      this.#waiting.shift()?.complete({ ...outcome, durationMs: 0, initMs: environment.takeInitMs() });
      this.#dispatch();
    }
  }

  async #run(environment: ExecutionEnvironment, { message, onBegin, complete }: Job): Promise<void> {
    const startedAt = performance.now();
    onBegin?.();
    const outcome = await environment.invoke(message);
    if (this.#stopped) return;
    complete({ ...outcome, durationMs: performance.now() - startedAt, initMs: environment.takeInitMs() });
    this.#release(environment);
  }

  #release(environment: ExecutionEnvironment): void {
    if (this.#environments.has(environment)) {
      const reaper = setTimeout(() => environment.terminate(), IDLE_MS).unref();
      this.#idle.push({ environment, reaper });
    }
    this.#dispatch();
  }
}
