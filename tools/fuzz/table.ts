import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDbConnection } from 'local-aws/services/dynamodb/connection';
import { withEmptyMaps } from 'local-aws/services/event-source-mapping/image';
import { openDatabase } from '../../adapters/dynamo/database.ts';
import { indexes, projectedAttributes } from '../../adapters/dynamo/table.ts';

const keySchema = ({ pk, sk }: { pk: string; sk: string }) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

/** Our table, new and empty, where the environment points. The ARN of its stream. */
export async function createTable(name: string): Promise<string> {
  const attributes = ['pk', 'sk', ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk])];
  const { client } = openDatabase(name);
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' })),
      KeySchema: keySchema({ pk: 'pk', sk: 'sk' }),
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      GlobalSecondaryIndexes: Object.values(indexes).map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projectedAttributes] },
      })),
    }),
  );
  client.destroy();
  return TableDescription!.LatestStreamArn!;
}

/** A record as Lambda hands it over. */
export interface StreamRecord {
  eventName: string;
  dynamodb: { SequenceNumber: string; NewImage?: Record<string, any>; OldImage?: Record<string, any> };
}

/** Reads a table's stream from its beginning: each time what has been written since. */
export function openStream(connection: DynamoDbConnection, streamArn: string): () => Promise<StreamRecord[]> {
  const call = (operation: string, input: object) => connection.call(`DynamoDBStreams_20120810.${operation}`, input);
  const iterators = new Map<string, string | null>();
  return async () => {
    const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn });
    const records: StreamRecord[] = [];
    for (const { ShardId } of StreamDescription.Shards) {
      const first = { StreamArn: streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
      let iterator = iterators.has(ShardId)
        ? iterators.get(ShardId)!
        : (await call('GetShardIterator', first)).ShardIterator;
      for (let read = 1; iterator && read > 0; ) {
        const page = await call('GetRecords', { ShardIterator: iterator });
        read = page.Records.length;
        iterator = page.NextShardIterator ?? null;
        records.push(...page.Records.map(withImages));
      }
      iterators.set(ShardId, iterator);
    }
    return records;
  };
}

function withImages({ eventName, dynamodb }: StreamRecord): StreamRecord {
  const { NewImage, OldImage, SequenceNumber } = dynamodb;
  const images = {
    ...(NewImage && { NewImage: withEmptyMaps(NewImage) }),
    ...(OldImage && { OldImage: withEmptyMaps(OldImage) }),
  };
  return { eventName, dynamodb: { SequenceNumber, ...images } };
}
