import { BatchWriteItemCommand, CreateTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { newAccessKey } from 'local-aws/testing/own-tables';
import { inject } from 'vitest';
import { type Database, fromItem, type Item, openDatabase, toItem } from '../../adapters/dynamo/database.ts';
import { indexes, projectedAttributes } from '../../adapters/dynamo/table.ts';

export interface TestDatabase extends Database {
  /** Every row, for assertions. */
  rows(): Promise<Item[]>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** Our table, new and empty; functions imported afterwards use it, too. */
export async function startDatabase(): Promise<TestDatabase> {
  Object.assign(process.env, {
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: newAccessKey(),
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${inject('databasePort')}`,
    TABLE_NAME: 'Aftercare',
    // Nobody is there: a test that lets webhooks out says where to.
    ENDPOINTS_SECRET_ARN: 'endpoints',
    WEBHOOK_QUEUE_URL: 'http://127.0.0.1:1/queue',
  });
  const database = openDatabase('Aftercare');
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
