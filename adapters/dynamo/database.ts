import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

/** The table and the client that reaches it. */
export interface Database {
  client: DynamoDBClient;
  table: string;
}

export function openDatabase(table: string): Database {
  const client = new DynamoDBClient({});
  // It goes through all that is sent and received to hide what is sensitive from a logger, even where there is none.
  client.middlewareStack.remove('loggerMiddleware');
  return { client, table };
}

export type Item = Record<string, unknown>;

/** An item as DynamoDB takes it; undefined members are left out, null is kept as null. */
export function toItem(value: object) {
  return marshall(value, { removeUndefinedValues: true });
}

export function fromItem<T>(item: Parameters<typeof unmarshall>[0]): T {
  return unmarshall(item) as T;
}
