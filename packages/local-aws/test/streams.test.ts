import { cpSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StreamRecord } from '../src/services/event-source-mapping/stream.ts';
import { temporaryDataDir } from '../testing/one-service.ts';
import { ownTables } from '../testing/own-tables.ts';
import { DEAD_LETTER_ARN, type Handler, keysOf, STREAM_ARN, startStreams } from './support/streams.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(...args: Parameters<typeof startStreams>) {
  const testbed = await startStreams(...args);
  cleanups.push(() => testbed.stop());
  return testbed;
}

/** Notes the keys of each batch and their sequence numbers, then does what it is told. */
function noting(then: Handler = () => undefined) {
  const batches: string[][] = [];
  const numbers: Record<string, string> = {};
  const handler: Handler = (records) => {
    const keys = keysOf(records);
    batches.push(keys);
    for (const [index, key] of keys.entries()) numbers[key] = records[index]!.dynamodb.SequenceNumber;
    return then(records);
  };
  return { batches, numbers, handler };
}

function failingOn(key: string): Handler {
  return (records) => {
    if (keysOf(records).includes(key)) throw new Error(`poisoned by ${key}`);
  };
}

describe('a DynamoDB stream', () => {
  it('reaches each function in the shape Lambda gives it, before the runtime is idle', async () => {
    const first: StreamRecord[] = [];
    const second = noting();
    const { put, runtime } = await start({
      First: { handler: (records) => void first.push(...records) },
      Second: { handler: second.handler },
    });

    await put('a', 'b');
    await runtime.activity.idle();

    expect(second.batches.flat()).toEqual(['a', 'b']);
    expect(keysOf(first)).toEqual(['a', 'b']);
    expect(first[0]).toEqual({
      eventID: expect.any(String),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: expect.closeTo(Date.parse('2026-05-04T09:00:00Z') / 1000, -2),
        Keys: { pk: { S: 'a' }, sk: { S: 'ticket' } },
        NewImage: { pk: { S: 'a' }, sk: { S: 'ticket' } },
        SequenceNumber: expect.stringMatching(/^\d{21}$/),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: STREAM_ARN,
    });
  });

  it('brings everything once and in order, however fast it is written', async () => {
    const seen = noting();
    const { put, runtime } = await start({ Fn: { handler: seen.handler } });
    const keys = Array.from({ length: 40 }, (_, index) => `k${index}`);

    await Promise.all([put(...keys.slice(0, 20)), put(...keys.slice(20))]);
    await runtime.activity.idle();

    expect(seen.batches.flat().toSorted()).toEqual(keys.toSorted());
    expect(seen.batches.flat().filter((key) => keys.indexOf(key) < 20)).toEqual(keys.slice(0, 20));
  });

  it('is filtered by pattern', async () => {
    const seen = noting();
    const Filters = [{ Pattern: JSON.stringify({ dynamodb: { Keys: { pk: { S: [{ prefix: 'ticket#' }] } } } }) }];
    const { put, runtime } = await start({ Fn: { mapping: { FilterCriteria: { Filters } }, handler: seen.handler } });

    await put('ticket#1', 'visit#1', 'ticket#2');
    await runtime.activity.idle();

    expect(seen.batches.flat()).toEqual(['ticket#1', 'ticket#2']);
  });

  it('waits for more records as long as the batching window says', async () => {
    const seen = noting();
    const { put, runtime, advanceTo } = await start({
      Fn: { mapping: { MaximumBatchingWindowInSeconds: 60, BatchSize: 3 }, handler: seen.handler },
    });

    await put('a', 'b');
    await runtime.activity.idle();
    expect(seen.batches).toEqual([]);
    await advanceTo('2026-05-04T09:02:00Z');
    expect(seen.batches).toEqual([['a', 'b']]);

    await put('c', 'd', 'e');
    await runtime.activity.idle();
    expect(seen.batches[1]).toEqual(['c', 'd', 'e']);
  });

  it('begins with LATEST behind what was there before', async () => {
    const tables = await ownTables();
    const before = await startStreams({}, { tables });
    await before.put('old');
    await before.stop();
    const seen = noting();
    const { put, runtime } = await start(
      { Fn: { mapping: { StartingPosition: 'LATEST' }, handler: seen.handler } },
      { tables },
    );

    await put('new');
    await runtime.activity.idle();

    expect(seen.batches).toEqual([['new']]);
  });
});

describe('a function that fails', () => {
  it('gets the same batch again, later and before anything else, until it succeeds', async () => {
    let failures = 2;
    const seen = noting(() => {
      failures -= 1;
      if (failures >= 0) throw new Error('not yet');
    });
    const { put, runtime, advanceTo } = await start({ Fn: { handler: seen.handler } });

    await put('a');
    await runtime.activity.idle();
    await put('b');
    await runtime.activity.idle();
    expect(seen.batches).toEqual([['a']]);

    await advanceTo('2026-05-04T09:10:00Z');
    expect(seen.batches).toEqual([['a'], ['a'], ['a'], ['b']]);
  });

  it('has its batch given up after the retries, and a dead-letter queue told where it is', async () => {
    const seen = noting(failingOn('bad'));
    const mapping = {
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: DEAD_LETTER_ARN } },
    };
    const { put, runtime, advanceTo, deadLetters } = await start({ Fn: { mapping, handler: seen.handler } });

    await put('bad');
    await runtime.activity.idle();
    await advanceTo('2026-05-04T10:00:00Z');
    await put('good');
    await runtime.activity.idle();

    expect(seen.batches).toEqual([['bad'], ['bad'], ['bad'], ['good']]);
    const [letter, ...others] = deadLetters();
    expect(others).toEqual([]);
    expect(letter).toEqual({
      requestContext: {
        requestId: expect.any(String),
        functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Fn',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 3,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: expect.stringMatching(/^2026-05-04T09:00:0\d\.\d{3}Z$/),
      DDBStreamBatchInfo: {
        shardId: expect.stringMatching(/^shardId-/),
        startSequenceNumber: seen.numbers.bad,
        endSequenceNumber: seen.numbers.bad,
        approximateArrivalOfFirstRecord: expect.stringMatching(/^2026-05-04T09:00:0\dZ$/),
        approximateArrivalOfLastRecord: expect.stringMatching(/^2026-05-04T09:00:0\dZ$/),
        batchSize: 1,
        streamArn: STREAM_ARN,
      },
    });
  });

  it('has a batch bisected until the poison record is alone', async () => {
    const seen = noting(failingOn('c'));
    const mapping = {
      MaximumBatchingWindowInSeconds: 10,
      BatchSize: 4,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: DEAD_LETTER_ARN } },
    };
    const { put, runtime, advanceTo, deadLetters } = await start({ Fn: { mapping, handler: seen.handler } });

    await put('a', 'b', 'c', 'd');
    await runtime.activity.idle();
    await advanceTo('2026-05-04T10:00:00Z');

    expect(seen.batches).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['c', 'd'], ['c'], ['c'], ['d']]);
    expect(deadLetters()).toMatchObject([
      { DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: seen.numbers.c } },
    ]);
  });

  it('gets back only what comes from the first record it reports', async () => {
    let reported = false;
    const seen = noting((records) => {
      if (reported) return { batchItemFailures: [] };
      reported = true;
      return { batchItemFailures: [{ itemIdentifier: records[1]!.dynamodb.SequenceNumber }] };
    });
    const mapping = {
      MaximumBatchingWindowInSeconds: 10,
      BatchSize: 3,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    };
    const { put, runtime, advanceTo } = await start({ Fn: { mapping, handler: seen.handler } });

    await put('a', 'b', 'c');
    await runtime.activity.idle();
    await advanceTo('2026-05-04T10:00:00Z');

    expect(seen.batches).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ]);
  });

  it('has records given up that have become too old', async () => {
    const seen = noting(failingOn('bad'));
    const mapping = {
      MaximumRecordAgeInSeconds: 60,
      DestinationConfig: { OnFailure: { Destination: DEAD_LETTER_ARN } },
    };
    const { put, runtime, advanceTo, deadLetters } = await start({ Fn: { mapping, handler: seen.handler } });

    await put('bad');
    await runtime.activity.idle();
    await advanceTo('2026-05-04T10:00:00Z');

    expect(deadLetters()).toMatchObject([{ requestContext: { condition: 'RecordAgeExceeded' } }]);
    const attempts = seen.batches.length;
    await advanceTo('2026-05-04T12:00:00Z');
    expect(seen.batches).toHaveLength(attempts);
  });

  it('does not hold up other partition keys when batches run in parallel', async () => {
    const seen = noting(failingOn('bad'));
    const { put, runtime, deadLetters } = await start({
      Fn: { mapping: { ParallelizationFactor: 10 }, handler: seen.handler },
    });

    await put('bad', ...Array.from({ length: 20 }, (_, index) => `good${index}`));
    await runtime.activity.idle();

    const delivered = new Set(seen.batches.flat());
    expect(delivered.size).toBeGreaterThan(10);
    // Meanwhile it is still being tried: how often depends on how long the puts took.
    expect(deadLetters()).toEqual([]);
  });
});

describe('a kill -9', () => {
  it('loses no record that was written and not yet processed, and repeats none that was', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    const first = noting(failingOn('b'));
    const killed = await startStreams({ Fn: { handler: first.handler } }, { dataDir });
    await killed.put('a');
    await killed.runtime.activity.idle();
    await killed.put('b');
    await killed.runtime.activity.idle();
    await killed.put('c');
    await killed.runtime.activity.idle();
    await killed.stop();
    expect(first.batches).toEqual([['a'], ['b']]);

    const second = noting();
    const { runtime } = await start({ Fn: { handler: second.handler } }, { dataDir });
    await runtime.activity.idle();

    expect(second.batches.flat()).toEqual(['b', 'c']);
  });
});

describe('a stream that has grown old', () => {
  /** Works on the database of DynamoDB Local while that does not run. */
  function change(dataDir: string, work: (db: DatabaseSync) => void): void {
    const db = new DatabaseSync(path.join(dataDir, 'dynamodb', 'shared-local-instance.db'));
    work(db);
    db.close();
  }

  /** `a` and `b` are on its stream, unprocessed by a function that has seen `before`. */
  const left = temporaryDataDir();
  beforeAll(async () => {
    const testbed = await startStreams({ Fn: { handler: failingOn('a') } }, { dataDir: left.dataDir });
    await testbed.put('before');
    await testbed.runtime.activity.idle();
    await testbed.put('a', 'b');
    await testbed.runtime.activity.idle();
    await testbed.stop();
  });
  afterAll(left.remove);

  /** A data folder like that, of its own. */
  function leave(): string {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    cpSync(left.dataDir, dataDir, { recursive: true });
    return dataDir;
  }

  it('still has what was undelivered when the runtime was started again days later', async () => {
    const dataDir = leave();
    change(dataDir, (db) => db.exec('UPDATE us SET CreationDateTime = CreationDateTime - 3 * 86400000'));
    const seen = noting();

    const { put, runtime } = await start({ Fn: { handler: seen.handler } }, { dataDir });
    await put('c');
    await runtime.activity.idle();

    expect(seen.batches.flat()).toEqual(['a', 'b', 'c']);
  });

  it('goes on with the oldest record left when others were dropped, and rests when there is none', async () => {
    const dataDir = leave();
    // One record recent enough for the runtime to believe that it has been running.
    change(dataDir, (db) => {
      db.exec('UPDATE us SET CreationDateTime = CreationDateTime - 25 * 3600000');
      db.exec('UPDATE us SET CreationDateTime = CreationDateTime + 25 * 3600000 WHERE SequenceNumber = 1');
    });
    const seen = noting();

    const { put, runtime, advanceTo } = await start({ Fn: { handler: seen.handler } }, { dataDir });
    await runtime.activity.idle();
    await advanceTo('2026-08-04T09:00:00Z');
    await put('c');
    await runtime.activity.idle();

    expect(seen.batches.flat()).toEqual(['c']);
  });

  it('is followed from a closed shard to its child', async () => {
    const dataDir = leave();
    // What DynamoDB Local does with a shard after four hours.
    change(dataDir, (db) => {
      const now = Date.now();
      db.prepare('UPDATE ss SET DeletionDateTime = ?, SequenceNumberEnd = 4').run(now);
      db.prepare(`INSERT INTO ss (StreamID, ShardID, CreationDateTime, InitialSequenceNumberStart, ParentShardID)
        SELECT StreamID, 'shardId-00000009999999999999-00000000', ?, 4, ShardID FROM ss`).run(now);
    });
    const seen = noting();

    const { put, runtime } = await start({ Fn: { handler: seen.handler } }, { dataDir });
    await put('c');
    await put('d');
    await runtime.activity.idle();

    expect(seen.batches.flat()).toEqual(['a', 'b', 'c', 'd']);
  });
});
