import { isDeepStrictEqual } from 'node:util';
import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { Write } from '../../application/unit-of-work.ts';
import { type Database, fromItem, type Item, toItem } from './database.ts';
import { type Kept, type Kind, keptIn, type Row, type RowOf } from './row.ts';
import type { Key, KeyOf } from './table.ts';
import { asWrite, itemOf } from './transact.ts';

/** A row as it is now; null when there is none. */
export async function getRow<K extends Kind>({ client, table }: Database, key: KeyOf<K>): Promise<RowOf<K> | null> {
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: toItem(key), ConsistentRead: true }));
  return Item ? fromItem<RowOf<K>>(Item) : null;
}

/** What a row keeps, as it is now. */
export async function getKept<K extends Kind>(database: Database, key: KeyOf<K>): Promise<Kept[K] | null> {
  const row = await getRow(database, key);
  return row && keptIn<Kept[K]>(row);
}

/** Rows by their keys, at most 100, in the order asked for; those that are gone are left out. */
export async function getRows<T = Row>(database: Database, keys: readonly Key[]): Promise<T[]> {
  const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;
  const wanted = new Map(keys.map(({ pk, sk }) => [nameOf({ pk, sk }), toItem({ pk, sk })]));
  const found = new Map<string, Key>();
  let asked: BatchGetItemCommandInput['RequestItems'] =
    wanted.size === 0 ? {} : { [database.table]: { Keys: [...wanted.values()], ConsistentRead: true } };
  while (asked && Object.keys(asked).length > 0) {
    const command: BatchGetItemCommand = new BatchGetItemCommand({ RequestItems: asked });
    const { Responses, UnprocessedKeys } = await database.client.send(command);
    for (const item of Responses?.[database.table] ?? []) {
      const row = fromItem<Key>(item);
      found.set(nameOf(row), row);
    }
    asked = UnprocessedKeys;
  }
  return [...wanted.keys()].flatMap((name) => (found.get(name) as T | undefined) ?? []);
}

/** Which sort keys of a partition: all, those that begin with something, or those from one to another, both included. */
export type Range = { prefix: string } | { from: string; to: string };

/**
 * The rows under one partition key in order, read page by page.
 * @param read `eventually` leaves out what was written in the last second, at half the price
 */
export async function* queryRows<K extends Kind>(
  { client, table }: Database,
  { pk }: Pick<KeyOf<K>, 'pk'>,
  range?: Range,
  read: 'as-it-is-now' | 'eventually' = 'as-it-is-now',
): AsyncGenerator<RowOf<K>> {
  const [condition, values] = conditionOf(range);
  const query = {
    TableName: table,
    KeyConditionExpression: `pk = :pk${condition}`,
    ExpressionAttributeValues: toItem({ ':pk': pk, ...values }),
    ConsistentRead: read === 'as-it-is-now',
  };
  for await (const { Items = [] } of paginateQuery({ client }, query)) {
    for (const item of Items) yield fromItem<RowOf<K>>(item);
  }
}

/** The same all at once. */
export async function readRows<K extends Kind>(...asked: Parameters<typeof queryRows<K>>): Promise<RowOf<K>[]> {
  const rows: RowOf<K>[] = [];
  for await (const row of queryRows<K>(...asked)) rows.push(row);
  return rows;
}

/** The condition of a range on the sort key, as the end of one on the partition key. */
export function conditionOf(range: Range | undefined): [condition: string, values: Item] {
  if (range === undefined) return ['', {}];
  if ('prefix' in range) return [' AND begins_with(sk, :prefix)', { ':prefix': range.prefix }];
  return [' AND sk BETWEEN :from AND :to', { ':from': range.from, ':to': range.to }];
}

/** What must hold for a row to be written. In the expression `#name` stands for the attribute of that name. */
export interface Condition {
  expression: string;
  values?: Item;
}

const isNew: Condition = { expression: 'attribute_not_exists(pk)' };

/** The row is as it was read, by an attribute that grows with every change; nothing was read where it is 0 or absent. */
export function isStill(counter: string, before: number | undefined): Condition {
  if (before === undefined || before === 0) return isNew;
  return { expression: `#${counter} = :was`, values: { ':was': before } };
}

/** Puts a row over whatever is there, or on a condition. */
export function putRow<K extends Kind>(
  database: Database,
  key: KeyOf<K>,
  row: NewRow<K>,
  condition?: Condition,
): Write {
  return asWrite({
    Put: { TableName: database.table, Item: toItem({ ...key, ...row }), ...(condition && conditional(condition)) },
  });
}

/** Puts a row that must not be there yet. */
export function putNew<K extends Kind>(database: Database, key: KeyOf<K>, row: NewRow<K>): Write {
  return putRow(database, key, row, isNew);
}

type NewRow<K extends Kind> = Omit<RowOf<K>, keyof Key>;

/** The row that is there already; null when there was none and this one was put. */
export async function putUnlessThere<K extends Kind>(
  database: Database,
  key: KeyOf<K>,
  row: NewRow<K>,
): Promise<RowOf<K> | null> {
  const { Put } = itemOf(putNew(database, key, row));
  try {
    await database.client.send(new PutItemCommand({ ...Put!, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }));
    return null;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return fromItem(error.Item!);
  }
}

/** What an update does to a row's attributes. A value that is undefined is not set. */
export interface Update {
  set?: Item;
  remove?: Iterable<string>;
  /** Numbers added to what is there, 0 where nothing is. */
  add?: Readonly<Record<string, number>>;
  condition?: Condition;
}

/** Changes attributes of a row. The others stay: an execution may have put its task token there meanwhile. */
export function updateRow(database: Database, key: Key, { set = {}, remove = [], add = {}, condition }: Update): Write {
  const sets = Object.keys(set).filter((name) => set[name] !== undefined);
  const adds = Object.entries(add);
  const expression = [
    ['SET', sets.map((name) => `#${name} = :${name}`)],
    ['REMOVE', [...remove].map((name) => `#${name}`)],
    ['ADD', adds.map(([name]) => `#${name} :${name}`)],
  ] as const;
  const UpdateExpression = expression
    .filter(([, parts]) => parts.length > 0)
    .map(([clause, parts]) => `${clause} ${parts.join(', ')}`)
    .join(' ');
  const values = { ...Object.fromEntries([...sets.map((name) => [name, set[name]] as const), ...adds]) };
  const own = Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value]));
  return asWrite({
    Update: {
      TableName: database.table,
      Key: toItem(key),
      ...{
        UpdateExpression,
        ...expressed(`${UpdateExpression} ${condition?.expression}`, { ...own, ...condition?.values }),
      },
      ...(condition && { ConditionExpression: condition.expression }),
    },
  });
}

function conditional({ expression, values = {} }: Condition) {
  return { ConditionExpression: expression, ...expressed(expression, values) };
}

/** Names and values of an expression; DynamoDB takes no empty ones. */
function expressed(expression: string, values: Item) {
  const names = Object.fromEntries((expression.match(/#\w+/g) ?? []).map((name) => [name, name.slice(1)]));
  return {
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: toItem(values) }),
  };
}

/**
 * Sets the members of a row that are not as they were read, and removes those that are undefined now or no longer there.
 * The condition must make sure that the row still is as it was read.
 */
export function updateChanged(
  database: Database,
  key: Key,
  { before, after }: { before: object; after: object },
  condition: Condition,
  remove: readonly string[] = [],
): Write {
  const was = before as Item;
  const changed = Object.entries(after).filter(([name, value]) => !isDeepStrictEqual(value, was[name]));
  const gone = [
    ...changed.filter(([, value]) => value === undefined).map(([name]) => name),
    ...Object.keys(was).filter((name) => was[name] !== undefined && !(name in after)),
  ];
  return updateRow(database, key, {
    set: Object.fromEntries(changed),
    remove: new Set([...remove, ...gone]),
    condition,
  });
}

/** The version a decision was made on, and the states the change may come from. */
export function isAsDecided(version: number, statuses: readonly string[]): Condition {
  const from = Object.fromEntries(statuses.map((status, index) => [`:from${index}`, status]));
  return {
    expression: `#version = :was AND #status IN (${Object.keys(from).join(', ')})`,
    values: { ':was': version, ...from },
  };
}

/** DynamoDB takes at most 25 writes a batch. */
const batchSize = 25;

/** Puts rows whatever is there. The same row says the same, so putting it again changes nothing. */
export async function putAll(database: Database, rows: readonly Key[]): Promise<void> {
  // A batch with the same key twice is refused.
  const distinct = [...new Map(rows.map((row) => [`${row.pk} ${row.sk}`, row])).values()];
  for (let start = 0; start < distinct.length; start += batchSize) {
    let writes: WriteRequest[] = distinct
      .slice(start, start + batchSize)
      .map((row) => ({ PutRequest: { Item: toItem(row) } }));
    while (writes.length > 0) {
      const { UnprocessedItems } = await database.client.send(
        new BatchWriteItemCommand({ RequestItems: { [database.table]: writes } }),
      );
      writes = UnprocessedItems?.[database.table] ?? [];
    }
  }
}
