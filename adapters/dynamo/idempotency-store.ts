import { GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Database, fromItem, toItem } from './database.ts';
import { keys, ttlAttribute } from './table.ts';

/** What a request with an idempotency key was answered. */
export interface KeptAnswer {
  /** Of method, path and body: the same key may not be used for another request. */
  requestHash: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

const keptSeconds = 86_400;

/** The answer kept for a caller's key; null when there is none, or none that still counts. */
export async function readKeptAnswer(
  database: Database,
  caller: string,
  key: string,
  nowSeconds: number,
): Promise<KeptAnswer | null> {
  const Key = toItem({ ...keys.idempotency(caller, key) });
  const { Item } = await database.client.send(
    new GetItemCommand({ TableName: database.table, Key, ConsistentRead: true }),
  );
  const kept = Item ? fromItem<KeptAnswer & { [ttlAttribute]: number }>(Item) : null;
  // DynamoDB deletes expired rows within days, not at once.
  return kept && kept[ttlAttribute] > nowSeconds ? kept : null;
}

/** The write that keeps an answer for a day, to go into the transaction of the change it is about. */
export function keepAnswer(
  database: Database,
  caller: string,
  key: string,
  answer: KeptAnswer,
  nowSeconds: number,
): TransactWriteItem {
  return {
    Put: {
      TableName: database.table,
      Item: toItem({
        ...keys.idempotency(caller, key),
        kind: 'idempotency',
        ...answer,
        [ttlAttribute]: nowSeconds + keptSeconds,
      }),
      ConditionExpression: `attribute_not_exists(pk) OR ${ttlAttribute} <= :now`,
      ExpressionAttributeValues: toItem({ ':now': nowSeconds }),
    },
  };
}
