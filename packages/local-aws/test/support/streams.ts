import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { InvocationResult } from '../../src/service.ts';
import { createDynamoDbService } from '../../src/services/dynamodb/index.ts';
import { type DynamoDbLocal, launchDynamoDbLocal } from '../../src/services/dynamodb/process.ts';
import { createEventSourceMappingService } from '../../src/services/event-source-mapping/index.ts';
import type { StreamRecord } from '../../src/services/event-source-mapping/stream.ts';
import { createSqsService } from '../../src/services/sqs/index.ts';
import { createTestRuntime, declare, serveAws, TEST_CREDENTIALS, type TestRuntime } from '../../testing/one-service.ts';
import { ownTables } from '../../testing/own-tables.ts';

export const TABLE_ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/Tickets';
export const STREAM_ARN = `${TABLE_ARN}/stream/2020-01-01T00:00:00.000`;
export const DEAD_LETTER_ARN = 'arn:aws:sqs:us-east-1:000000000000:Dead';

export const TABLE = {
  TableName: 'Tickets',
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk', 'due'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byDue',
      KeySchema: [{ AttributeName: 'due', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
};

/** A function called by a mapping: what it throws is its error, what it returns its answer. */
export type Handler = (records: StreamRecord[]) => unknown;

export interface StreamsTestbed extends TestRuntime {
  dynamodb: DynamoDBClient;
  streams: ReturnType<typeof createDynamoDbService>;
  sqs: ReturnType<typeof createSqsService>;
  endpoint: string;
  /** Puts an item for each key, one after the other. */
  put(...keys: string[]): Promise<void>;
  /** What the dead-letter queue holds. */
  deadLetters(): any[];
  stop(): Promise<void>;
}

/**
 * The table, its stream, a dead-letter queue and mappings, each to a function of its own, for real but for Lambda.
 *
 * Tables are empty unless they are of a data folder, or those of an earlier testbed.
 *
 * @param functions properties of the mapping and handler, by function name
 */
export async function startStreams(
  functions: Record<string, { mapping?: Record<string, unknown>; handler: Handler }> = {},
  options: { dataDir?: string; tables?: DynamoDbLocal; table?: Record<string, any> } = {},
): Promise<StreamsTestbed> {
  // A data folder remembers where its clock stands.
  const testbed = createTestRuntime(options.dataDir ? options : { startAt: '2026-05-04T09:00:00Z' });
  const { runtime, clock, neighbours } = testbed;
  const streams = createDynamoDbService(
    runtime,
    options.dataDir ? launchDynamoDbLocal : async () => options.tables ?? ownTables(),
  );
  const mappings = createEventSourceMappingService(runtime);
  const sqs = createSqsService(runtime);
  neighbours.dynamodb = streams;
  neighbours.sqs = sqs;
  neighbours.queues = sqs;
  neighbours.lambda.invoke = async (arn, payload) => answer(functions[arn.split(':').at(-1)!]!.handler, payload);
  declare(streams, { Table: { type: 'AWS::DynamoDB::Table', properties: options.table ?? TABLE } });
  declare(sqs, { Dead: { type: 'AWS::SQS::Queue', properties: { QueueName: 'Dead' } } });
  for (const [name, { mapping }] of Object.entries(functions)) {
    const properties = { EventSourceArn: STREAM_ARN, FunctionName: name, StartingPosition: 'TRIM_HORIZON', ...mapping };
    declare(mappings, { [`${name}Mapping`]: { type: 'AWS::Lambda::EventSourceMapping', properties } });
  }
  const server = await serveAws(streams);
  const dynamodb = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: TEST_CREDENTIALS,
  });
  async function stop() {
    await mappings.stop!();
    dynamodb.destroy();
    await server.close();
    await streams.stop!();
    testbed.kill();
  }
  try {
    await streams.start!();
    await mappings.start!();
  } catch (error) {
    await stop();
    throw error;
  }
  clock.start();
  return {
    ...testbed,
    ...{ dynamodb, streams, sqs, endpoint: server.endpoint, stop },
    async put(...keys) {
      for (const key of keys) {
        await dynamodb.send(
          new PutItemCommand({ TableName: 'Tickets', Item: { pk: { S: key }, sk: { S: 'ticket' } } }),
        );
      }
    },
    deadLetters: () => sqs.receive(DEAD_LETTER_ARN, 10).map(({ body }) => JSON.parse(body)),
  };
}

async function answer(handler: Handler, payload: unknown): Promise<InvocationResult> {
  try {
    const result = await handler((payload as { Records: StreamRecord[] }).Records);
    return { ok: true, payload: result ?? null, billedMs: 1 };
  } catch (error) {
    const { name: errorType, message: errorMessage } = error as Error;
    return { ok: false, error: { errorType, errorMessage }, billedMs: 1 };
  }
}

export function keysOf(records: StreamRecord[]): string[] {
  return records.map(({ dynamodb }) => (dynamodb.Keys.pk as { S: string }).S);
}
