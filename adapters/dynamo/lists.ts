import { paginateQuery, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { PageStart } from '../../application/records.ts';
import { type Database, fromItem, type Item, toItem } from './database.ts';
import { entryOf, indexes, type Key, type List } from './table.ts';

/** One page of a list, and where the next one starts. */
export interface Page<T> {
  items: T[];
  next: PageStart | null;
}

export interface ListOptions extends List {
  /** Only what sorts at or after this; together with `until` only. */
  since?: string;
  /** Only what sorts at or before this. */
  until?: string;
  /** From the end of the partition. */
  newestFirst?: boolean;
  limit?: number;
  from?: PageStart | null;
}

/** Where a list goes on after a row, told from its place in the index (`<sort>#<id>`) and its own key. */
export function startAfter(list: List, place: string, { pk, sk }: Key): PageStart {
  return { pk, sk, ...entryOf(list, place) };
}

/** The place of a row in an index: of one listed, or of the last one of a page, as its `next` has it. */
export function placeOf(index: List['index'], row: object): string {
  return String((row as Item)[indexes[index].sk]);
}

/** Lists a partition of an index in its order: what is due next comes first. Items hold the projected attributes only. */
export async function listPage<T>(database: Database, options: ListOptions): Promise<Page<T>> {
  const index = indexes[options.index];
  const { since = '0', until } = options;
  const bounded = until !== undefined;
  const { Items = [], LastEvaluatedKey } = await database.client.send(
    new QueryCommand({
      TableName: database.table,
      IndexName: index.name,
      KeyConditionExpression: bounded ? '#pk = :pk AND #sk BETWEEN :since AND :until' : '#pk = :pk',
      ExpressionAttributeNames: { '#pk': index.pk, ...(bounded ? { '#sk': index.sk } : {}) },
      ExpressionAttributeValues: toItem({
        ':pk': options.partition,
        ...(bounded ? { ':since': since, ':until': until } : {}),
      }),
      ...(options.newestFirst ? { ScanIndexForward: false } : {}),
      ...(options.limit === undefined ? {} : { Limit: options.limit }),
      ...(options.from ? { ExclusiveStartKey: toItem(options.from) } : {}),
    }),
  );
  return { items: Items.map((item) => fromItem<T>(item)), next: LastEvaluatedKey ? fromItem(LastEvaluatedKey) : null };
}

/** Goes through all of a partition, page by page. */
export async function* listAll<T>(database: Database, options: Omit<ListOptions, 'from'>): AsyncGenerator<T> {
  let from: ListOptions['from'] = null;
  do {
    const page: Page<T> = await listPage<T>(database, { ...options, from });
    yield* page.items;
    from = page.next;
  } while (from);
}

/** How many rows a partition of an index has, counted to `most` and no further: of a busy one that is a single read. */
export async function countUpTo(database: Database, list: List, most: number): Promise<number> {
  const query = { ...countQuery(database, list), Limit: most };
  const { Count = 0 } = await database.client.send(new QueryCommand(query));
  return Count;
}

/** How many rows a partition of an index has. */
export async function countAll(database: Database, list: List): Promise<number> {
  const query = countQuery(database, list);
  let count = 0;
  for await (const { Count = 0 } of paginateQuery({ client: database.client }, query)) count += Count;
  return count;
}

function countQuery(database: Database, { index, partition }: List) {
  return {
    TableName: database.table,
    IndexName: indexes[index].name,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': indexes[index].pk },
    ExpressionAttributeValues: toItem({ ':pk': partition }),
    Select: 'COUNT' as const,
  };
}
