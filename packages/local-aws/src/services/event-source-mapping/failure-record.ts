import { randomUUID } from 'node:crypto';
import type { EpochMs, InvocationResult } from '../../service.ts';
import type { StreamRecord } from './stream.ts';

export type FailureCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface DiscardedBatch {
  functionArn: string;
  shardId: string;
  streamArn: string;
  records: StreamRecord[];
  condition: FailureCondition;
  invokeCount: number;
  /** Of the last invocation; absent when the records expired before any. */
  result: InvocationResult | undefined;
}

/**
 * What an on-failure destination is told about discarded records: where they are, not what they say. They can be read
 * from the stream for 24 hours.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export function failureRecord(batch: DiscardedBatch, now: EpochMs) {
  const { records, result } = batch;
  const [first, last] = [records.at(0)!.dynamodb, records.at(-1)!.dynamodb];
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: batch.functionArn,
      condition: batch.condition,
      approximateInvokeCount: batch.invokeCount,
    },
    ...(result && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        functionError: result.ok ? null : 'Unhandled',
      },
    }),
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    DDBStreamBatchInfo: {
      shardId: batch.shardId,
      startSequenceNumber: first.SequenceNumber,
      endSequenceNumber: last.SequenceNumber,
      approximateArrivalOfFirstRecord: seconds(first.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: seconds(last.ApproximateCreationDateTime),
      batchSize: records.length,
      streamArn: batch.streamArn,
    },
  };
}

/** `2026-01-31T10:11:12Z` */
function seconds(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
}
