import type { Runtime } from '../../service.ts';
import type { Checkpoint, Checkpoints } from './checkpoints.ts';
import type { StreamMappingConfig } from './configuration.ts';
import { ShardReader } from './shard-reader.ts';
import { listShards, type Shard, ShardCursor, type StreamReader } from './stream.ts';

/** When DynamoDB does not answer, it is asked again after this long (on the clock). */
const RETRY_MS = 1000;

/** Follows a DynamoDB stream for one function: every shard, parents before their children. */
export class StreamMapping {
  readonly #runtime: Runtime;
  readonly #config: StreamMappingConfig;
  readonly #checkpoints: Checkpoints;
  readonly #readers = new Map<string, ShardReader>();
  #known: Map<string, Checkpoint>;
  #stream: StreamReader | undefined;
  #listed = false;
  /** Something may have been written since reading began. */
  #woken = false;
  #reading = false;
  #stopped = false;

  constructor(runtime: Runtime, config: StreamMappingConfig, checkpoints: Checkpoints) {
    this.#runtime = runtime;
    this.#config = config;
    this.#checkpoints = checkpoints;
    this.#known = checkpoints.load(config.id);
  }

  /** @param openStream the reader this mapping shares with the others of the same stream */
  async start(openStream: (streamArn: string) => StreamReader): Promise<void> {
    this.#stream = openStream(this.#config.sourceArn);
    if (this.#known.size === 0 && this.#config.startingPosition === 'LATEST') await this.#skipToLatest(this.#stream);
    this.#runtime.dynamodb().onWrite(() => this.wake());
    this.wake();
  }

  /** Reads on. It counts as activity until a read begun after this call has found nothing more. */
  wake(): void {
    this.#woken = true;
    if (!this.#reading && !this.#stopped) void this.#read();
  }

  stop(): void {
    this.#stopped = true;
    for (const reader of this.#readers.values()) reader.stop();
  }

  async #read(): Promise<void> {
    const { activity, clock, log } = this.#runtime;
    const done = activity.begin('stream read');
    this.#reading = true;
    try {
      while (this.#woken && !this.#stopped) {
        this.#woken = false;
        if (!this.#listed) await this.#openShards(this.#stream!);
        const reads = await Promise.allSettled([...this.#readers.values()].map((reader) => reader.read()));
        this.#closeShards();
        const failure = reads.find(({ status }) => status === 'rejected');
        if (failure) throw (failure as PromiseRejectedResult).reason;
      }
    } catch (error) {
      if (this.#stopped) return;
      log('event-source-mapping', `the stream cannot be read: ${(error as Error).message}`);
      clock.at(clock.now() + RETRY_MS, () => this.wake());
    } finally {
      this.#reading = false;
      done();
    }
  }

  /** Opens readers for the shards whose turn it is: what came before them is done, or not known any more. */
  async #openShards(stream: StreamReader): Promise<void> {
    const shards = await listShards(this.#runtime.dynamodb(), this.#config.sourceArn);
    const ids = new Set(shards.map(({ shardId }) => shardId));
    for (const shardId of this.#known.keys()) {
      if (!ids.has(shardId)) this.#forget(shardId);
    }
    const isDone = ({ parentShardId }: Shard) =>
      parentShardId === undefined || !ids.has(parentShardId) || this.#known.get(parentShardId)?.finished === true;
    for (const shard of shards) {
      const { shardId } = shard;
      const from = this.#known.get(shardId) ?? BEGINNING;
      if (from.finished || this.#readers.has(shardId) || !isDone(shard)) continue;
      // Remembered before anything is read, so that a mapping that once began is never taken for a new one.
      this.#remember(shardId, from);
      const mapping = { runtime: this.#runtime, config: this.#config, checkpoints: this.#checkpoints };
      const onProgress = () => this.wake();
      this.#readers.set(shardId, new ShardReader({ ...mapping, stream, shardId, from, onProgress }));
    }
    this.#listed = true;
  }

  /** The end of a shard is the beginning of its children. */
  #closeShards(): void {
    for (const [shardId, reader] of this.#readers) {
      if (!reader.finished) continue;
      this.#readers.delete(shardId);
      this.#known.set(shardId, { sequenceNumber: undefined, finished: true });
      this.#listed = false;
      this.#woken = true;
    }
  }

  /** What is on the stream already is none of this mapping's business; noted, so that what comes from now on is not lost by a restart. */
  async #skipToLatest(stream: StreamReader): Promise<void> {
    for (const { shardId } of await listShards(this.#runtime.dynamodb(), this.#config.sourceArn)) {
      const cursor = new ShardCursor(stream, shardId, undefined, () => undefined);
      let sequenceNumber: string | undefined;
      for (;;) {
        const { records, closed } = await cursor.next();
        sequenceNumber = records.at(-1)?.dynamodb.SequenceNumber ?? sequenceNumber;
        if (closed || records.length === 0) {
          this.#remember(shardId, { sequenceNumber, finished: closed });
          break;
        }
      }
    }
  }

  #remember(shardId: string, checkpoint: Checkpoint): void {
    this.#known.set(shardId, checkpoint);
    this.#checkpoints.save(this.#config.id, shardId, checkpoint);
  }

  #forget(shardId: string): void {
    this.#known.delete(shardId);
    this.#checkpoints.remove(this.#config.id, shardId);
    this.#readers.get(shardId)?.stop();
    this.#readers.delete(shardId);
  }
}

const BEGINNING: Checkpoint = { sequenceNumber: undefined, finished: false };
