import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
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
export function toItem(value: Item) {
  return marshall(value, { removeUndefinedValues: true });
}

export function fromItem<T>(item: Parameters<typeof unmarshall>[0]): T {
  return unmarshall(item) as T;
}

/** Items by their keys, at most 100, in the order asked for; those that are gone are left out. */
export async function readMany<T = Item>(
  database: Database,
  keys: readonly { pk: string; sk: string }[],
): Promise<T[]> {
  const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`;
  const wanted = new Map(keys.map((key) => [nameOf({ ...key }), toItem({ ...key })]));
  const found = new Map<string, Item>();
  let asked: BatchGetItemCommandInput['RequestItems'] =
    wanted.size === 0 ? {} : { [database.table]: { Keys: [...wanted.values()], ConsistentRead: true } };
  while (asked && Object.keys(asked).length > 0) {
    const command: BatchGetItemCommand = new BatchGetItemCommand({ RequestItems: asked });
    const { Responses, UnprocessedKeys } = await database.client.send(command);
    for (const item of Responses?.[database.table] ?? []) {
      const row = fromItem<Item>(item);
      found.set(nameOf(row), row);
    }
    asked = UnprocessedKeys;
  }
  return [...wanted.keys()].flatMap((name) => (found.get(name) as T | undefined) ?? []);
}

/** Why a transaction was refused: the positions of the writes whose condition did not hold. */
export interface Conflict {
  failed: number[];
}

/** How often a transaction is tried when it meets another one on the same item; the SDK does not do that by itself. */
const attempts = 5;

/**
 * Writes everything or nothing. A condition that does not hold is an answer, not an error;
 * anything else (throttling, an item that stays contended) throws and is retried by the SDK or the trigger.
 */
export async function transact(database: Database, writes: TransactWriteItem[]): Promise<Conflict | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      await database.client.send(new TransactWriteItemsCommand({ TransactItems: writes }));
      return null;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const failed = reasons.flatMap((reason, index) => (reason.Code === 'ConditionalCheckFailed' ? [index] : []));
      if (failed.length > 0) return { failed };
      if (attempt === attempts || !reasons.some((reason) => reason.Code === 'TransactionConflict')) throw error;
    }
  }
}
