import { DynamoDBClient, type DynamoDBClientConfig, paginateQuery, paginateScan } from '@aws-sdk/client-dynamodb';
import { type Database, fromItem, type Item, toItem } from '../../adapters/dynamo/database.ts';
import { indexes, keys, lists, prefixes } from '../../adapters/dynamo/table.ts';
import type { Event } from '../../domain/events.ts';
import type { Visit } from '../../domain/visit/visit.ts';

/** The table as a test looks at it. */
export class Table {
  readonly database: Database;

  constructor(config: DynamoDBClientConfig, table: string) {
    this.database = { client: new DynamoDBClient(config), table };
  }

  /** Everything of one kind (`ticket`, `event`, `mail`, ...), in no order. */
  async rows<T = Item>(kind: string): Promise<T[]> {
    const pages = paginateScan(
      { client: this.database.client },
      {
        TableName: this.database.table,
        FilterExpression: 'kind = :kind',
        ExpressionAttributeValues: toItem({ ':kind': kind }),
        ConsistentRead: true,
      },
    );
    const rows: T[] = [];
    for await (const { Items = [] } of pages) rows.push(...Items.map((item) => fromItem<T>(item)));
    return rows;
  }

  /** What has happened: of one ticket or visit, oldest first. */
  async history(entity: 'ticket' | 'visit', entityId: string): Promise<Event[]> {
    const { pk } = entity === 'ticket' ? keys.ticket(entityId) : keys.visit(entityId);
    const values = { ':pk': pk, ':prefix': prefixes.events };
    return this.#query<Event>('pk = :pk AND begins_with(sk, :prefix)', values);
  }

  /** An order's visits by window. */
  async visitsOf(shopId: string, orderId: string): Promise<Visit[]> {
    const { index, partition } = lists.visitsOfOrder(shopId, orderId);
    const { name, pk } = indexes[index];
    return this.#query<Visit>(`${pk} = :pk`, { ':pk': partition }, name);
  }

  close(): void {
    this.database.client.destroy();
  }

  async #query<T>(condition: string, values: Item, index?: string): Promise<T[]> {
    const pages = paginateQuery(
      { client: this.database.client },
      {
        TableName: this.database.table,
        KeyConditionExpression: condition,
        ExpressionAttributeValues: toItem(values),
        ...(index ? { IndexName: index } : { ConsistentRead: true }),
      },
    );
    const rows: T[] = [];
    for await (const { Items = [] } of pages) rows.push(...Items.map((item) => fromItem<T>(item)));
    return rows;
  }
}
