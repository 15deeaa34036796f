import { describe, expect, it } from 'vitest';
import { readDeadLetter } from '../../tools/redrive/dead-letter.ts';

const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:Aftercare-Sweep';
const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });

describe('a dead letter', () => {
  it('of an event source mapping points at records of a stream', () => {
    const streamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/T/stream/2026-05-04T00:00:00.000';
    const range = { shardId: 'shard-1', startSequenceNumber: '101', endSequenceNumber: '105' };
    const Body = JSON.stringify({
      requestContext: { functionArn, condition: 'RetryAttemptsExhausted', approximateInvokeCount: 6 },
      version: '1.0',
      DDBStreamBatchInfo: { ...range, batchSize: 3, streamArn },
    });
    expect(readDeadLetter({ Body })).toEqual({ kind: 'stream', functionArn, streamArn, ...range });
  });

  it('of a failed asynchronous invocation carries its event', () => {
    const Body = JSON.stringify({
      requestContext: { functionArn: `${functionArn}:$LATEST`, condition: 'RetriesExhausted' },
      requestPayload: { detail: 1 },
      responsePayload: { errorMessage: 'no' },
    });
    const expected = { kind: 'invocation', functionArn: `${functionArn}:$LATEST`, payload: { detail: 1 } };
    expect(readDeadLetter({ Body })).toEqual(expected);
  });

  it('of EventBridge is the input of the target its attributes name', () => {
    const MessageAttributes = { TARGET_ARN: attribute(functionArn), ERROR_CODE: attribute('NO_PERMISSIONS') };
    const expected = { kind: 'invocation', functionArn, payload: { detail: 1 } };
    expect(readDeadLetter({ Body: '{"detail":1}', MessageAttributes })).toEqual(expected);
  });

  it('is left alone when the input was cut off, when the target is no function, or when it is something else', () => {
    const cut = { TARGET_ARN: attribute(functionArn), IS_PAYLOAD_TRUNCATED: attribute('true') };
    const queue = { TARGET_ARN: attribute('arn:aws:sqs:us-east-1:000000000000:Queue') };
    for (const MessageAttributes of [cut, queue, {}]) {
      expect(readDeadLetter({ Body: '{}', MessageAttributes })).toEqual({ kind: 'unknown' });
    }
    expect(readDeadLetter({ Body: 'not JSON' })).toEqual({ kind: 'unknown' });
  });
});
