import type { DynamoDbApi } from '../../service.ts';
import { withEmptyMaps } from './image.ts';

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

export interface Page {
  /** None: there are no more for now, or, with `closed`, never again. */
  records: StreamRecord[];
  closed: boolean;
}

/** More positions than the mappings of a stream stand at. */
const KEPT_PAGES = 32;

/**
 * Reads a stream for all of its mappings. Those that stand at the same place share a read, as long as nothing has been
 * written since it began.
 */
export class StreamReader {
  readonly #dynamodb: DynamoDbApi;
  readonly #streamArn: string;
  /** By shard and position, the most recent last. */
  readonly #pages = new Map<string, { writes: number; page: Promise<Page> }>();
  readonly #iterators = new Map<string, string>();
  #writes = 0;

  constructor(dynamodb: DynamoDbApi, streamArn: string) {
    this.#dynamodb = dynamodb;
    this.#streamArn = streamArn;
    dynamodb.onWrite(() => {
      this.#writes += 1;
    });
  }

  /** @throws TrimmedDataAccessException when records behind the position were dropped after 24 hours. */
  read(shardId: string, after: Position): Promise<Page> {
    const key = keyOf(shardId, after);
    const kept = this.#pages.get(key);
    if (kept?.writes === this.#writes) return kept.page;
    const page = this.#fetch(shardId, after);
    remember(this.#pages, key, { writes: this.#writes, page });
    page.catch(() => this.#pages.delete(key));
    return page;
  }

  async #fetch(shardId: string, after: Position): Promise<Page> {
    const key = keyOf(shardId, after);
    try {
      const iterator = this.#iterators.get(key) ?? (await this.#newIterator(shardId, after));
      const output = await this.#dynamodb.streams('GetRecords', { ShardIterator: iterator });
      const records: StreamRecord[] = output.Records.map(withImages);
      const next: string | undefined = output.NextShardIterator;
      const position = records.at(-1)?.dynamodb.SequenceNumber ?? after;
      if (next) remember(this.#iterators, keyOf(shardId, position), next);
      return { records, closed: !next };
    } catch (error) {
      // Iterators are good for 15 minutes (of real time).
      const wasKept = this.#iterators.delete(key);
      if (wasKept && (error as Error).name === 'ExpiredIteratorException') return this.#fetch(shardId, after);
      throw error;
    }
  }

  async #newIterator(shardId: string, after: Position): Promise<string> {
    const from =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    const input = { StreamArn: this.#streamArn, ShardId: shardId, ...from };
    return (await this.#dynamodb.streams('GetShardIterator', input)).ShardIterator;
  }
}

/** One mapping's place in a shard. */
export class ShardCursor {
  readonly #reader: StreamReader;
  readonly #shardId: string;
  readonly #onTrimmed: () => void;
  #position: Position;

  /** @param onTrimmed told when records were dropped after 24 hours before they could be read; it goes on with the oldest left. */
  constructor(reader: StreamReader, shardId: string, after: Position, onTrimmed: () => void) {
    this.#reader = reader;
    this.#shardId = shardId;
    this.#position = after;
    this.#onTrimmed = onTrimmed;
  }

  async next(): Promise<Page> {
    const page = (await this.#readable(this.#position)) ?? (await this.#fromOldest());
    this.#position = page.records.at(-1)?.dynamodb.SequenceNumber ?? this.#position;
    return page;
  }

  async #fromOldest(): Promise<Page> {
    const oldest = this.#position === undefined ? undefined : await this.#readable(undefined);
    // DynamoDB Local also refuses to read when all records there are have expired; the next one written can be read.
    if (!oldest) return { records: [], closed: false };
    this.#onTrimmed();
    return oldest;
  }

  async #readable(after: Position): Promise<Page | undefined> {
    try {
      return await this.#reader.read(this.#shardId, after);
    } catch (error) {
      if ((error as Error).name === 'TrimmedDataAccessException') return undefined;
      throw error;
    }
  }
}

function withImages({ dynamodb, ...record }: StreamRecord): StreamRecord {
  const { NewImage, OldImage } = dynamodb;
  const images = {
    ...(NewImage && { NewImage: withEmptyMaps(NewImage) }),
    ...(OldImage && { OldImage: withEmptyMaps(OldImage) }),
  };
  return { ...record, dynamodb: { ...dynamodb, ...images } };
}

function keyOf(shardId: string, position: Position): string {
  return `${shardId} ${position ?? ''}`;
}

function remember<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > KEPT_PAGES) kept.delete(kept.keys().next().value!);
}
