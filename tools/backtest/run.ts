import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Backtest, type Comparison } from '../../domain/backtest/backtest.ts';
import { daysFrom } from '../../domain/backtest/days.ts';
import type { BacktestReport } from '../../domain/backtest/report.ts';
import type { Span } from './span.ts';

export type ToWorker = { type: 'lines'; firstLine: number; lines: string[] } | { type: 'end' };
export type FromWorker = { type: 'done'; lines: number; faults: string[] } | { type: 'report'; report: BacktestReport };

export interface BacktestResult extends BacktestReport {
  /** Lines that were no ticket history: how many, and the first of them. */
  refused: { lines: number; first: string[] };
  seconds: number;
}

const linesAtOnce = 500;
/** Batches a worker may have waiting: enough to keep it busy, little enough to bound memory. */
const mostWaiting = 2;
const faultsShown = 10;
/** What a thread holds is a few lines and caches: without a bound the collector would let garbage pile up. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 };

/** Replays histories, one JSON object a line, on several threads; memory stays the same however many there are. */
export async function runBacktest(
  comparison: Comparison,
  lines: AsyncIterable<string>,
  options: Span & { workers: number | undefined; progress: (text: string) => void },
): Promise<BacktestResult> {
  const began = performance.now();
  const workerData = { comparison, ...daysFrom(options.from, options.to, options.timeZone) };
  const crew = Array.from({ length: options.workers ?? availableParallelism() }, () => new Hand(workerData));
  const faults: string[] = [];
  let [read, done, refused] = [0, 0, 0];
  const note = (message: Extract<FromWorker, { type: 'done' }>) => {
    done += message.lines;
    refused += message.faults.length;
    faults.push(...message.faults.slice(0, faultsShown - faults.length));
    options.progress(`\r${done.toLocaleString('en')} tickets`);
  };
  try {
    for await (const batch of inBatches(lines)) {
      const hand = await Promise.race(crew.map((one) => one.free()));
      hand.give(batch, read + 1, note);
      read += batch.length;
    }
    const total = new Backtest(comparison);
    for (const report of await Promise.all(crew.map((hand) => hand.finish()))) total.merge(report);
    options.progress('\n');
    const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
    return { ...total.report(), refused: { lines: refused, first: faults }, seconds };
  } finally {
    await Promise.all(crew.map((hand) => hand.dismiss()));
  }
}

async function* inBatches(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length < linesAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** One thread, and what it has been given. A fault of the thread fails whatever is waited for. */
class Hand {
  readonly #worker: Worker;
  readonly #failed: Promise<never>;
  #waiting: Promise<void>[] = [];

  constructor(workerData: unknown) {
    this.#worker = new Worker(new URL('worker.ts', import.meta.url), { workerData, resourceLimits });
    this.#failed = new Promise((_, reject) => this.#worker.once('error', reject));
    this.#failed.catch(() => {});
  }

  /** Resolves when it can take another batch. */
  async free(): Promise<this> {
    while (this.#waiting.length >= mostWaiting) await Promise.race([this.#waiting[0], this.#failed]);
    return this;
  }

  give(lines: string[], firstLine: number, note: (message: Extract<FromWorker, { type: 'done' }>) => void): void {
    this.#worker.postMessage({ type: 'lines', firstLine, lines } satisfies ToWorker);
    const given: Promise<void> = this.#answer('done').then((message) => {
      this.#waiting.splice(this.#waiting.indexOf(given), 1);
      note(message);
    });
    given.catch(() => {});
    this.#waiting.push(given);
  }

  async finish(): Promise<BacktestReport> {
    await Promise.race([Promise.all(this.#waiting), this.#failed]);
    this.#worker.postMessage({ type: 'end' } satisfies ToWorker);
    return (await this.#answer('report')).report;
  }

  async dismiss(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Answers come in the order of what was asked. */
  #turn: Promise<unknown> = Promise.resolve();
  #answer<T extends FromWorker['type']>(type: T): Promise<Extract<FromWorker, { type: T }>> {
    const next = this.#turn.then(
      () => new Promise<FromWorker>((resolve) => this.#worker.once('message', (message) => resolve(message))),
    );
    this.#turn = next;
    return Promise.race([next, this.#failed]).then((message) => {
      if (message.type !== type) throw new Error(`expected ${type}, not ${message.type}`);
      return message as Extract<FromWorker, { type: T }>;
    });
  }
}
