import { isDeepStrictEqual } from 'node:util';
import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  TransactionConflictException,
  type TransactWriteItem,
  UpdateItemCommand,
  type UpdateItemCommandInput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { Event } from '../../domain/events.ts';
import { type Database, type Item, toItem, transact } from './database.ts';
import { type Key, keys } from './table.ts';

/** Puts an item that must not be there yet. */
export function putNew(database: Database, key: Key, item: Item): TransactWriteItem {
  return {
    Put: {
      TableName: database.table,
      Item: toItem({ ...key, ...item }),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

export interface Condition {
  /** Attribute values that must be what they were when the decision was made. */
  equals: Record<string, unknown>;
  /** Attributes whose value must be one of these. */
  oneOf?: Record<string, readonly unknown[]>;
}

/**
 * Sets the members of an item that are not as they were read, and removes the attributes named (or undefined). The
 * condition must make sure that the item still is as it was read.
 * Attributes it does not name stay: an execution may have put its task token there meanwhile.
 */
export function updateChanged(
  database: Database,
  key: Key,
  { before, after }: { before: object; after: Item },
  condition: Condition,
  remove: readonly string[] = [],
): TransactWriteItem {
  const names: Record<string, string> = {};
  const values: Item = {};
  const name = (attribute: string) => {
    const placeholder = `#${attribute}`;
    names[placeholder] = attribute;
    return placeholder;
  };
  const sets: string[] = [];
  const removes = new Set(remove);
  for (const [attribute, value] of Object.entries(after)) {
    if (isDeepStrictEqual(value, (before as Item)[attribute])) continue;
    if (value === undefined) removes.add(attribute);
    else {
      values[`:${attribute}`] = value;
      sets.push(`${name(attribute)} = :${attribute}`);
    }
  }
  const conditions = Object.entries(condition.equals).map(([attribute, value]) => {
    values[`:was_${attribute}`] = value;
    return `${name(attribute)} = :was_${attribute}`;
  });
  for (const [attribute, allowed] of Object.entries(condition.oneOf ?? {})) {
    const placeholders = allowed.map((value, index) => {
      values[`:from_${attribute}_${index}`] = value;
      return `:from_${attribute}_${index}`;
    });
    conditions.push(`${name(attribute)} IN (${placeholders.join(', ')})`);
  }
  const removal = removes.size === 0 ? '' : ` REMOVE ${[...removes].map(name).join(', ')}`;
  return {
    Update: {
      TableName: database.table,
      Key: toItem({ ...key }),
      UpdateExpression: `SET ${sets.join(', ')}${removal}`,
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: toItem(values),
    },
  };
}

/** Makes an update by itself. False when its condition does not hold, or somebody else's transaction is at the item. */
export async function updateAlone(database: Database, { Update }: TransactWriteItem): Promise<boolean> {
  try {
    await database.client.send(new UpdateItemCommand(Update as UpdateItemCommandInput));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) return false;
    throw error;
  }
}

/** DynamoDB takes at most 25 writes a batch. */
const batchSize = 25;

/** Puts items whatever is there. The same item says the same, so putting it again changes nothing. */
export async function putAll(database: Database, items: readonly (Key & Item)[]): Promise<void> {
  // A batch with the same key twice is refused.
  const distinct = [...new Map(items.map((item) => [`${item.pk} ${item.sk}`, item])).values()];
  for (let start = 0; start < distinct.length; start += batchSize) {
    let writes: WriteRequest[] = distinct
      .slice(start, start + batchSize)
      .map((item) => ({ PutRequest: { Item: toItem(item) } }));
    while (writes.length > 0) {
      const { UnprocessedItems } = await database.client.send(
        new BatchWriteItemCommand({ RequestItems: { [database.table]: writes } }),
      );
      writes = UnprocessedItems?.[database.table] ?? [];
    }
  }
}

/** Appends events to their entity's history; a sequence number is never taken twice. */
export function putEvents(database: Database, events: readonly Event[]): TransactWriteItem[] {
  return events.map((event) => putNew(database, keyOf(event), rowOf(event)));
}

/**
 * Appends the events of steps that executions took by themselves; again, if it must be: their rows' versions have kept
 * their numbers for them. The events of one step appear together: whoever is told of one may read the others.
 */
export async function putCarried(database: Database, steps: readonly (readonly Event[])[]): Promise<void> {
  const alone = steps.filter(({ length }) => length === 1).flat();
  await putAll(
    database,
    alone.map((event) => ({ ...keyOf(event), ...rowOf(event) })),
  );
  for (const step of steps.filter(({ length }) => length > 1)) {
    const items = step.map((event) => toItem({ ...keyOf(event), ...rowOf(event) }));
    await transact(
      database,
      items.map((Item) => ({ Put: { TableName: database.table, Item } })),
    );
  }
}

function keyOf({ entity, entityId, sequence }: Event): Key {
  return keys.event(entity, entityId, sequence);
}

function rowOf(event: Event): Item {
  return { kind: 'event', ...event };
}
