import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { StreamBatch } from './dead-letter.ts';

/** The records are gone: a stream keeps them for 24 hours. */
export class RecordsTrimmed extends Error {
  override readonly name = 'RecordsTrimmed';
}

/**
 * Reads the records of a dead letter from the stream, each as an event in JSON that its function takes. Between the
 * first and the last may lie records that were not in the failed batch: the function gets them again, and bears that.
 * @throws RecordsTrimmed
 */
export async function readEvents(streams: DynamoDBStreamsClient, batch: StreamBatch): Promise<string[]> {
  try {
    const records = await readRecords(streams, batch);
    return records.map((record) => toLambda(record, batch.streamArn));
  } catch (error) {
    const { name } = error as Error;
    // A shard whose records have all expired is forgotten, too.
    if (name === 'TrimmedDataAccessException' || name === 'ResourceNotFoundException') throw new RecordsTrimmed();
    throw error;
  }
}

async function readRecords(streams: DynamoDBStreamsClient, batch: StreamBatch): Promise<StreamRecord[]> {
  const { streamArn: StreamArn, shardId: ShardId, startSequenceNumber: SequenceNumber } = batch;
  const start = { StreamArn, ShardId, SequenceNumber, ShardIteratorType: 'AT_SEQUENCE_NUMBER' } as const;
  let { ShardIterator: iterator } = await streams.send(new GetShardIteratorCommand(start));
  const end = BigInt(batch.endSequenceNumber);
  const found: StreamRecord[] = [];
  while (iterator) {
    const { Records = [], NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator: iterator }));
    for (const record of Records) {
      const position = BigInt(record.dynamodb!.SequenceNumber!);
      if (position <= end) found.push(record);
      if (position >= end) return found;
    }
    iterator = NextShardIterator;
  }
  return found;
}

/** A batch of one record as Lambda writes it: the time in seconds, binary values in base64, and the stream it came from. */
function toLambda({ dynamodb, userIdentity: _, ...record }: StreamRecord, eventSourceARN: string): string {
  const { ApproximateCreationDateTime: created, ...change } = dynamodb!;
  const event = {
    ...record,
    eventSource: 'aws:dynamodb',
    eventSourceARN,
    dynamodb: { ...change, ApproximateCreationDateTime: created && Math.floor(created.getTime() / 1000) },
  };
  return JSON.stringify({ Records: [event] }, (_key, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
}
