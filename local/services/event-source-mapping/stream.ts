import type { DynamoDbApi } from '../../service.ts';

/** A record in the shape Lambda hands to a function. */
export interface StreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventVersion: string;
  eventSource: string;
  awsRegion: string;
  dynamodb: {
    /** Seconds since the epoch. */
    ApproximateCreationDateTime: number;
    Keys: Record<string, unknown>;
    NewImage?: Record<string, unknown>;
    OldImage?: Record<string, unknown>;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
  eventSourceARN: string;
}

export interface Shard {
  shardId: string;
  parentShardId: string | undefined;
}

/** Where to read on in a shard: behind a record, or at the beginning. */
export type Position = string | undefined;

/** Every shard DynamoDB still knows (24 hours), parents before their children. */
export async function listShards(dynamodb: DynamoDbApi, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let lastShardId: string | undefined;
  do {
    const input = { StreamArn: streamArn, ...(lastShardId && { ExclusiveStartShardId: lastShardId }) };
    const { StreamDescription: description } = await dynamodb.streams('DescribeStream', input);
    for (const { ShardId, ParentShardId } of description.Shards) {
      shards.push({ shardId: ShardId, parentShardId: ParentShardId });
    }
    lastShardId = description.LastEvaluatedShardId;
  } while (lastShardId);
  return shards;
}

/** Reads one shard, page by page. Iterators are short-lived (15 minutes of real time): a stale one is replaced. */
export class ShardCursor {
  readonly #dynamodb: DynamoDbApi;
  readonly #streamArn: string;
  readonly #shardId: string;
  readonly #onTrimmed: () => void;
  #position: Position;
  #iterator: string | undefined;

  /** @param onTrimmed told when records were dropped after 24 hours before they could be read. */
  constructor(
    dynamodb: DynamoDbApi,
    place: { streamArn: string; shardId: string; after: Position },
    onTrimmed: () => void,
  ) {
    this.#dynamodb = dynamodb;
    this.#streamArn = place.streamArn;
    this.#shardId = place.shardId;
    this.#position = place.after;
    this.#onTrimmed = onTrimmed;
  }

  /** The next records; none: there are no more for now, or, with `closed`, never again. */
  async next(): Promise<{ records: StreamRecord[]; closed: boolean }> {
    const { Records: records, NextShardIterator: iterator } = await this.#read();
    this.#iterator = iterator;
    this.#position = records.at(-1)?.dynamodb.SequenceNumber ?? this.#position;
    return { records, closed: !iterator };
  }

  async #read(): Promise<{ Records: StreamRecord[]; NextShardIterator?: string }> {
    try {
      this.#iterator ??= await this.#newIterator();
      return await this.#dynamodb.streams('GetRecords', { ShardIterator: this.#iterator });
    } catch (error) {
      this.#iterator = undefined;
      const { name } = error as Error;
      if (name === 'ExpiredIteratorException') return this.#read();
      if (name !== 'TrimmedDataAccessException' || this.#position === undefined) throw error;
      this.#position = undefined;
      this.#onTrimmed();
      return this.#read();
    }
  }

  async #newIterator(): Promise<string> {
    const from =
      this.#position === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: this.#position };
    const input = { StreamArn: this.#streamArn, ShardId: this.#shardId, ...from };
    return (await this.#dynamodb.streams('GetShardIterator', input)).ShardIterator;
  }
}
