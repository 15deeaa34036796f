import { createDueQueue, type DueQueue } from '../../due-queue.ts';
import type { ReceivedMessage, Runtime, TimerHandle } from '../../service.ts';
import { failedRecords } from './batch-response.ts';
import type { MappingConfig } from './configuration.ts';
import { invokeWithBatch } from './invoke.ts';

/**
 * Hands the messages of a queue to a function. What it has processed is removed; what it has not becomes visible again
 * when the queue's visibility time-out is over.
 */
export class QueueMapping {
  readonly #runtime: Runtime;
  readonly #config: MappingConfig;
  readonly #arrivals: DueQueue;
  #waiting: ReceivedMessage[] = [];
  #window: TimerHandle | undefined;
  #running = 0;
  #stopped = false;

  constructor(runtime: Runtime, config: MappingConfig) {
    this.#runtime = runtime;
    this.#config = config;
    this.#arrivals = createDueQueue(runtime.clock, {
      nextDue: () => (this.#isBusy() ? undefined : runtime.queues().nextVisible(config.sourceArn)),
      runNext: () => this.#receive(),
    });
  }

  start(): void {
    this.#runtime.queues().onChange(this.#config.sourceArn, () => this.#arrivals.wake());
    this.#arrivals.wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#arrivals.stop();
    this.#window?.cancel();
  }

  #isBusy(): boolean {
    return this.#running >= this.#config.concurrency;
  }

  #receive(): void {
    const { batchSize, windowMs, sourceArn } = this.#config;
    const { clock } = this.#runtime;
    this.#waiting.push(...this.#runtime.queues().receive(sourceArn, batchSize - this.#waiting.length));
    if (this.#waiting.length === 0) return;
    if (windowMs === 0 || this.#waiting.length >= batchSize) this.#deliver();
    else this.#window ??= clock.at(clock.now() + windowMs, () => this.#deliver());
  }

  #deliver(): void {
    this.#window?.cancel();
    this.#window = undefined;
    const messages = this.#waiting.splice(0);
    this.#running += 1;
    void this.#runtime.activity.track(`queue ${this.#config.sourceArn}`, this.#process(messages)).finally(() => {
      this.#running -= 1;
      this.#arrivals.wake();
    });
  }

  async #process(messages: ReceivedMessage[]): Promise<void> {
    const { sourceArn, matches, reportsFailures } = this.#config;
    const records = messages.map((message) => ({
      ...message,
      eventSource: 'aws:sqs',
      eventSourceARN: sourceArn,
      awsRegion: this.#runtime.region,
    }));
    const wanted = records.filter((record) => matches(filterable(record)));
    const unwanted = records.filter((record) => !wanted.includes(record));
    const result =
      wanted.length > 0 ? await invokeWithBatch(this.#runtime, this.#config.functionArn, wanted) : undefined;
    if (this.#stopped) return;
    const identifiers = wanted.map(({ messageId }) => messageId);
    const failed = result ? failedRecords(result, identifiers, reportsFailures) : new Set<number>();
    const processed = [...unwanted, ...wanted.filter((_, index) => !failed.has(index))];
    const handles = processed.map(({ receiptHandle }) => receiptHandle);
    if (handles.length > 0) this.#runtime.queues().remove(sourceArn, handles);
  }
}

/** Patterns look into a body that is JSON. */
function filterable(record: { body: string }): unknown {
  try {
    return { ...record, body: JSON.parse(record.body) };
  } catch {
    return record;
  }
}
