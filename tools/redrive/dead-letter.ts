import type { Message } from '@aws-sdk/client-sqs';

/** A range of records of a stream that a function has failed. */
export interface StreamBatch {
  kind: 'stream';
  functionArn: string;
  streamArn: string;
  shardId: string;
  startSequenceNumber: string;
  endSequenceNumber: string;
}

/** An event a function was to be invoked with, or was invoked with and failed. */
export interface Invocation {
  kind: 'invocation';
  functionArn: string;
  payload: unknown;
}

/** Something this tool does not know how to bring back. */
export interface Unknown {
  kind: 'unknown';
}

export type DeadLetter = StreamBatch | Invocation | Unknown;

/**
 * What lies in a dead-letter queue: an event source mapping's record of a batch it gave up, Lambda's record of a failed
 * asynchronous invocation, or the input EventBridge (its rules or Scheduler) could not hand to its target.
 */
export function readDeadLetter({ Body = '', MessageAttributes: attributes = {} }: Message): DeadLetter {
  const body = parse(Body);
  const functionArn: unknown = body?.requestContext?.functionArn;
  const batch = body?.DDBStreamBatchInfo;
  if (typeof functionArn === 'string' && batch) {
    const { streamArn, shardId, startSequenceNumber, endSequenceNumber } = batch;
    return { kind: 'stream', functionArn, streamArn, shardId, startSequenceNumber, endSequenceNumber };
  }
  if (typeof functionArn === 'string' && body && 'requestPayload' in body) {
    return { kind: 'invocation', functionArn, payload: body.requestPayload };
  }
  const target = attributes.TARGET_ARN?.StringValue;
  const isWhole = attributes.IS_PAYLOAD_TRUNCATED?.StringValue !== 'true';
  if (target && /^arn:[^:]+:lambda:/.test(target) && body !== undefined && isWhole) {
    return { kind: 'invocation', functionArn: target, payload: body };
  }
  return { kind: 'unknown' };
}

function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
