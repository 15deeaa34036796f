import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  ConditionalCheckFailedException,
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tableKind } from '../src/services/dynamodb/tables.ts';
import { TEST_CREDENTIALS, temporaryDataDir } from '../testing/one-service.ts';
import { STREAM_ARN, type StreamsTestbed, startStreams, TABLE, TABLE_ARN } from './support/streams.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

describe('the identity of a table', () => {
  const context = {
    ...{ logicalId: 'Table', stackName: 'Orders', region: 'us-east-1', accountId: '000000000000' },
    ...{ partition: 'aws', endpoint: 'http://localhost:8787' },
  };

  it('is known before the table exists', () => {
    expect(tableKind.identify({ ...context, properties: TABLE })).toEqual({
      ref: 'Tickets',
      attributes: { Arn: TABLE_ARN, StreamArn: STREAM_ARN },
    });
    expect(tableKind.identify({ ...context, properties: {} }).ref).toBe('Orders-Table');
  });
});

describe('the DynamoDB API', () => {
  let testbed: StreamsTestbed;
  beforeAll(async () => {
    testbed = await startStreams();
  });
  afterAll(() => testbed.stop());

  const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'ticket' } });
  const put = (pk: string, more: object = {}) =>
    testbed.dynamodb.send(new PutItemCommand({ TableName: 'Tickets', Item: key(pk), ...more }));

  /** What `work` is metered at. */
  async function metered(work: () => Promise<unknown>) {
    const units = () => {
      const { 'dynamodb.writeUnits': writes = {}, 'dynamodb.readUnits': reads = {} } = testbed.runtime.meter.snapshot();
      return { writes: writes.test ?? 0, reads: reads.test ?? 0 };
    };
    const before = units();
    await work();
    const after = units();
    return { writes: after.writes - before.writes, reads: after.reads - before.reads };
  }

  it('keeps items, and names tables and streams as the template does', async () => {
    await put('kept');
    const { Item } = await testbed.dynamodb.send(new GetItemCommand({ TableName: 'Tickets', Key: key('kept') }));
    expect(Item).toEqual(key('kept'));

    const { Table } = await testbed.dynamodb.send(new DescribeTableCommand({ TableName: 'Tickets' }));
    expect(Table).toMatchObject({ TableArn: TABLE_ARN, LatestStreamArn: STREAM_ARN });
  });

  it('meters what DynamoDB says was consumed by the caller, and tells only who asked', async () => {
    const item = { ...key('metered'), due: { S: 'today' }, text: { S: 'x'.repeat(1500) } };
    const query = {
      TableName: 'Tickets',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'metered' } },
    };

    // Two units in the table and two in the index.
    expect(await metered(() => put('metered', { Item: item }))).toEqual({ writes: 4, reads: 0 });
    expect(await metered(() => testbed.dynamodb.send(new QueryCommand(query)))).toEqual({ writes: 0, reads: 0.5 });
    expect((await testbed.dynamodb.send(new QueryCommand(query))).ConsumedCapacity).toBeUndefined();
    const asking = new QueryCommand({ ...query, ReturnConsumedCapacity: 'TOTAL' });
    expect((await testbed.dynamodb.send(asking)).ConsumedCapacity).toEqual({
      TableName: 'Tickets',
      CapacityUnits: 0.5,
    });
  });

  it('is not misled by data that looks like the option', async () => {
    const Item = { ...key('odd'), text: { S: '"ReturnConsumedCapacity":"NONE"' } };
    expect(await metered(() => put('odd', { Item }))).toEqual({ writes: 1, reads: 0 });
    expect(await metered(() => put('odd', { ReturnConsumedCapacity: 'NONE' }))).toEqual({ writes: 1, reads: 0 });
    const { Item: kept } = await testbed.dynamodb.send(new GetItemCommand({ TableName: 'Tickets', Key: key('odd') }));
    expect(kept).toEqual(key('odd'));
  });

  it('counts a transaction twice, and writes whose condition failed', async () => {
    const absent = { TableName: 'Tickets', ConditionExpression: 'attribute_not_exists(pk)' };
    const transaction = new TransactWriteItemsCommand({
      TransactItems: [{ Put: { ...absent, Item: key('t1') } }, { Put: { ...absent, Item: key('t2') } }],
    });

    expect(await metered(() => testbed.dynamodb.send(transaction))).toEqual({ writes: 4, reads: 0 });
    const again = new TransactWriteItemsCommand(transaction.input);
    const refused = () => expect(testbed.dynamodb.send(again)).rejects.toThrow(TransactionCanceledException);
    expect(await metered(refused)).toEqual({ writes: 4, reads: 0 });
    const failing = () => expect(put('t1', absent)).rejects.toThrow(ConditionalCheckFailedException);
    expect(await metered(failing)).toEqual({ writes: 1, reads: 0 });
  });

  it('lets the stream be read by its ARN', async () => {
    const credentials = TEST_CREDENTIALS;
    const streams = new DynamoDBStreamsClient({ endpoint: testbed.endpoint, region: 'us-east-1', credentials });
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: STREAM_ARN }));
    const ShardId = StreamDescription!.Shards![0]!.ShardId!;
    const from = { StreamArn: STREAM_ARN, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand(from));

    await put('streamed');
    const { Records } = await streams.send(new GetRecordsCommand({ ShardIterator }));

    expect(StreamDescription!.StreamArn).toBe(STREAM_ARN);
    expect(Records!.map((record) => record.dynamodb!.Keys)).toContainEqual(key('streamed'));
    expect(Records![0]!.awsRegion).toBe('us-east-1');
    streams.destroy();
  });
});

describe('a data folder', () => {
  function folder(): string {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    return dataDir;
  }

  it('keeps its items, gets an index that was added, and refuses keys that changed', async () => {
    const dataDir = folder();
    const first = await startStreams({}, { dataDir });
    await first.dynamodb.send(
      new PutItemCommand({ TableName: 'Tickets', Item: { pk: { S: 'a' }, sk: { S: 'b' }, who: { S: 'me' } } }),
    );
    await first.stop();

    const byWho = {
      IndexName: 'byWho',
      KeySchema: [{ AttributeName: 'who', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    };
    const table = {
      ...TABLE,
      AttributeDefinitions: [...TABLE.AttributeDefinitions, { AttributeName: 'who', AttributeType: 'S' }],
      GlobalSecondaryIndexes: [...TABLE.GlobalSecondaryIndexes, byWho],
    };
    const second = await startStreams({}, { dataDir, table });
    const byIndex = new QueryCommand({
      TableName: 'Tickets',
      IndexName: 'byWho',
      KeyConditionExpression: 'who = :who',
      ExpressionAttributeValues: { ':who': { S: 'me' } },
    });
    expect((await second.dynamodb.send(byIndex)).Count).toBe(1);
    await second.stop();

    const otherKeys = { ...table, KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] };
    await expect(startStreams({}, { dataDir, table: otherKeys })).rejects.toThrow(/Tickets .* differs .* its keys/);
  });

  it('is freed from a process that a killed runtime left behind, but not from one in use', async () => {
    const dataDir = folder();
    const first = await startStreams({}, { dataDir });
    cleanups.push(() => first.stop());
    const pidFile = path.join(dataDir, 'dynamodb', 'process.pid');
    const [left] = readFileSync(pidFile, 'utf8').split(' ');

    first.kill();
    await expect(startStreams({}, { dataDir })).rejects.toThrow(/in use by the running process/);
    // What is left to see of a killed runtime: its child has another parent now.
    writeFileSync(pidFile, `${left} 999999999\n`);
    const second = await startStreams({}, { dataDir });
    cleanups.push(() => second.stop());

    expect(() => execFileSync('ps', ['-p', left!, '-o', 'args='], { stdio: 'pipe' })).toThrow();
    await second.put('works');
  });
});
