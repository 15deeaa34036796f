import { createHash } from 'node:crypto';
import type { Runtime } from '../../service.ts';
import { transaction } from '../../transaction.ts';
import type { Checkpoint, Checkpoints } from './checkpoints.ts';
import type { StreamMappingConfig } from './configuration.ts';
import { failureRecord } from './failure-record.ts';
import { type DiscardReason, Lane } from './lane.ts';
import { ShardCursor, type StreamReader, type StreamRecord } from './stream.ts';

/** How many batches are read ahead for each lane. */
const READ_AHEAD = 2;

export interface ShardReaderOptions {
  runtime: Runtime;
  config: StreamMappingConfig;
  checkpoints: Checkpoints;
  stream: StreamReader;
  shardId: string;
  from: Checkpoint;
  /** Called when there is room to read on, or when the shard is finished. */
  onProgress: () => void;
}

/** Reads a shard for a mapping, shares its records out among lanes by partition key, and remembers what is done with. */
export class ShardReader {
  readonly shardId: string;
  readonly #options: ShardReaderOptions;
  readonly #cursor: ShardCursor;
  readonly #lanes: Lane[];
  /** Records read that are not behind the checkpoint yet, in order: those still to be done, and those done after them. */
  readonly #open = new Map<string, 'waiting' | 'done'>();
  #checkpoint: Checkpoint;
  #closed = false;

  constructor(options: ShardReaderOptions) {
    const { runtime, config, shardId, from } = options;
    this.#options = options;
    this.shardId = shardId;
    this.#checkpoint = from;
    this.#cursor = new ShardCursor(options.stream, shardId, from.sequenceNumber, () => {
      const message = `${config.functionArn}: records of ${shardId} were dropped unread after 24 hours`;
      runtime.log('event-source-mapping', message);
    });
    const owner = {
      done: (records: StreamRecord[]) => this.#complete(records),
      discard: (records: StreamRecord[], reason: DiscardReason) => this.#discard(records, reason),
    };
    this.#lanes = Array.from({ length: config.parallelizationFactor }, () => new Lane(runtime, config, owner));
  }

  get finished(): boolean {
    return this.#checkpoint.finished;
  }

  /** Reads until there is nothing more, or no room for it. */
  async read(): Promise<void> {
    while (!this.#closed && this.#hasRoom()) {
      const { records, closed } = await this.#options.runtime.precedence.background(() => this.#cursor.next());
      this.#closed = closed;
      this.#accept(records);
      if (records.length === 0) break;
    }
    if (this.#closed && this.#open.size === 0 && !this.finished) this.#save({ ...this.#checkpoint, finished: true });
  }

  stop(): void {
    for (const lane of this.#lanes) lane.stop();
  }

  #hasRoom(): boolean {
    const { batchSize, parallelizationFactor } = this.#options.config;
    return this.#open.size < batchSize * parallelizationFactor * READ_AHEAD;
  }

  #accept(records: StreamRecord[]): void {
    const { runtime, config } = this.#options;
    const now = Math.floor(runtime.clock.now() / 1000);
    const shares: StreamRecord[][] = this.#lanes.map(() => []);
    for (const record of records) {
      // DynamoDB Local goes by the wall clock, in whole minutes.
      const dynamodb = { ...record.dynamodb, ApproximateCreationDateTime: now };
      const event = { ...record, dynamodb, eventSourceARN: config.sourceArn };
      const passes = config.matches(event);
      this.#open.set(record.dynamodb.SequenceNumber, passes ? 'waiting' : 'done');
      if (passes) shares[laneOf(event, shares.length)]!.push(event);
    }
    this.#advance();
    for (const [index, share] of shares.entries()) {
      if (share.length > 0) this.#lanes[index]!.add(share);
    }
  }

  #complete(records: StreamRecord[]): void {
    for (const { dynamodb } of records) this.#open.set(dynamodb.SequenceNumber, 'done');
    const hadRoom = this.#hasRoom();
    this.#advance();
    if (!hadRoom || this.#closed) this.#options.onProgress();
  }

  /** Tells the on-failure destination in the same step as it forgets the records. */
  #discard(records: StreamRecord[], reason: DiscardReason): void {
    const { runtime, config, shardId } = this.#options;
    const { functionArn, sourceArn: streamArn, onFailure } = config;
    const log = (message: string) => runtime.log('event-source-mapping', `${functionArn}: ${message}`);
    log(`${records.length} record(s) given up, ${reason.condition}`);
    transaction(runtime.db, () => {
      if (onFailure) {
        const record = failureRecord({ functionArn, shardId, streamArn, records, ...reason }, runtime.clock.now());
        try {
          runtime.sqs().send(onFailure, JSON.stringify(record));
        } catch (error) {
          // As on AWS, a destination that cannot be reached does not block the shard.
          log(`${onFailure} cannot be told: ${(error as Error).message}`);
        }
      }
      this.#complete(records);
    });
  }

  /** Moves the checkpoint behind the last record before which nothing is left to do. */
  #advance(): void {
    let sequenceNumber = this.#checkpoint.sequenceNumber;
    for (const [read, state] of this.#open) {
      if (state === 'waiting') break;
      sequenceNumber = read;
      this.#open.delete(read);
    }
    if (sequenceNumber !== this.#checkpoint.sequenceNumber) this.#save({ sequenceNumber, finished: false });
  }

  #save(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint;
    this.#options.checkpoints.save(this.#options.config.id, this.shardId, checkpoint);
  }
}

/** Records of one partition key go through the same lane, and so stay in order. */
function laneOf({ dynamodb }: StreamRecord, lanes: number): number {
  if (lanes === 1) return 0;
  const key = JSON.stringify(Object.entries(dynamodb.Keys).toSorted());
  return createHash('sha256').update(key).digest().readUInt32BE() % lanes;
}
