import type { InvocationResult, Runtime, TimerHandle } from '../../service.ts';
import { failedRecords } from './batch-response.ts';
import type { StreamMappingConfig } from './configuration.ts';
import type { FailureCondition } from './failure-record.ts';
import { invokeWithBatch } from './invoke.ts';
import type { StreamRecord } from './stream.ts';

/** What Lambda takes in one synchronous invocation. */
const MAX_BATCH_BYTES = 6 * 1024 * 1024;

/** AWS does not say how long it waits between attempts. */
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

/** Told what has become of records. */
export interface LaneOwner {
  /** The function has processed them. */
  done(records: StreamRecord[]): void;
  /** They are given up. */
  discard(records: StreamRecord[], reason: DiscardReason): void;
}

export interface DiscardReason {
  condition: FailureCondition;
  invokeCount: number;
  /** Of the last invocation; absent when the records expired before any. */
  result: InvocationResult | undefined;
}

/** Records that are tried together. */
interface Batch {
  records: StreamRecord[];
  /** Failed attempts that count towards the limit. */
  failures: number;
  invokeCount: number;
  result: InvocationResult | undefined;
}

/** Hands the records of a shard, or of some of its partition keys, to the function: in order, one batch at a time. */
export class Lane {
  readonly #runtime: Runtime;
  readonly #config: StreamMappingConfig;
  readonly #owner: LaneOwner;
  #waiting: StreamRecord[] = [];
  #window: TimerHandle | undefined;
  #delivering = false;
  #stopped = false;
  #endActivity: () => void = () => undefined;

  constructor(runtime: Runtime, config: StreamMappingConfig, owner: LaneOwner) {
    this.#runtime = runtime;
    this.#config = config;
    this.#owner = owner;
  }

  add(records: StreamRecord[]): void {
    this.#waiting.push(...records);
    this.#next();
  }

  stop(): void {
    this.#stopped = true;
    this.#window?.cancel();
  }

  /** Begins with a batch when it is full or has waited long enough. */
  #next(): void {
    if (this.#delivering || this.#stopped || this.#waiting.length === 0) return;
    const { batchSize, windowMs } = this.#config;
    if (windowMs === 0 || this.#waiting.length >= batchSize) {
      this.#window?.cancel();
      void this.#deliver();
    } else {
      const { clock } = this.#runtime;
      this.#window ??= clock.at(clock.now() + windowMs, () => void this.#deliver());
    }
  }

  async #deliver(): Promise<void> {
    this.#window = undefined;
    this.#delivering = true;
    this.#beginActivity();
    try {
      // What one batch turns into by being bisected or partly processed, in order.
      const batches: Batch[] = [{ records: this.#take(), failures: 0, invokeCount: 0, result: undefined }];
      for (let pauses = 0; batches.length > 0 && !this.#stopped; ) {
        const rest = await this.#attempt(batches.shift()!);
        batches.unshift(...rest);
        pauses = rest.length > 0 ? pauses + 1 : 0;
        if (pauses > 0) await this.#pause(Math.min(FIRST_RETRY_MS * 2 ** (pauses - 1), LAST_RETRY_MS));
      }
    } catch (error) {
      // The store does not answer: without a checkpoint the records are delivered again after the next start.
      this.stop();
      this.#runtime.log('event-source-mapping', `${this.#config.functionArn}: delivery ended: ${error}`);
    } finally {
      this.#delivering = false;
      this.#endActivity();
      this.#next();
    }
  }

  #take(): StreamRecord[] {
    let count = 0;
    for (let bytes = 0; count < this.#config.batchSize && count < this.#waiting.length; count += 1) {
      bytes += Buffer.byteLength(JSON.stringify(this.#waiting[count]));
      if (bytes > MAX_BATCH_BYTES && count > 0) break;
    }
    return this.#waiting.splice(0, count);
  }

  /** @returns what is still to be done, in order. */
  async #attempt(batch: Batch): Promise<Batch[]> {
    const fresh = this.#discardExpired(batch);
    if (fresh.length === 0) return [];
    const result = await invokeWithBatch(this.#runtime, this.#config.functionArn, fresh);
    if (this.#stopped) return [];
    const identifiers = fresh.map(({ dynamodb }) => dynamodb.SequenceNumber);
    const failed = failedRecords(result, identifiers, this.#config.reportsFailures);
    const firstFailed = failed.size > 0 ? Math.min(...failed) : fresh.length;
    if (firstFailed > 0) this.#owner.done(fresh.slice(0, firstFailed));
    const left = fresh.slice(firstFailed);
    if (left.length === 0) return [];
    return this.#retry({ ...batch, records: left, invokeCount: batch.invokeCount + 1, result }, firstFailed > 0);
  }

  /** Splitting a batch does not count towards the limit of attempts. */
  #retry(batch: Batch, partlyDone: boolean): Batch[] {
    const { bisects, maximumRetryAttempts } = this.#config;
    const { records, failures, result } = batch;
    if (bisects && partlyDone) return [batch];
    if (bisects && records.length > 1 && !result?.ok) {
      const middle = Math.ceil(records.length / 2);
      return [records.slice(0, middle), records.slice(middle)].map((half) => ({ ...batch, records: half }));
    }
    if (failures < maximumRetryAttempts) return [{ ...batch, failures: failures + 1 }];
    this.#owner.discard(records, { condition: 'RetryAttemptsExhausted', ...batch });
    return [];
  }

  #discardExpired(batch: Batch): StreamRecord[] {
    const oldest = this.#runtime.clock.now() - this.#config.maximumRecordAgeMs;
    const isFresh = ({ dynamodb }: StreamRecord) => dynamodb.ApproximateCreationDateTime * 1000 >= oldest;
    const firstFresh = batch.records.findIndex(isFresh);
    const expired = firstFresh < 0 ? batch.records : batch.records.slice(0, firstFresh);
    if (expired.length > 0) this.#owner.discard(expired, { condition: 'RecordAgeExceeded', ...batch });
    return batch.records.slice(expired.length);
  }

  /** A wait on the clock, which may be moved over it meanwhile. */
  #pause(ms: number): Promise<void> {
    const { clock } = this.#runtime;
    return new Promise((resolve) => {
      clock.at(clock.now() + ms, () => {
        this.#beginActivity();
        resolve();
      });
      this.#endActivity();
    });
  }

  #beginActivity(): void {
    this.#endActivity = this.#runtime.activity.begin(`stream ${this.#config.functionArn.split(':').at(-1)}`);
  }
}
