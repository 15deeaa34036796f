import { GetItemCommand, paginateQuery, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Conduct, ConductBefore, ConductChange, Finding } from '../../domain/conduct/conduct.ts';
import { type Conflict, type Database, fromItem, type Item, toItem, transact } from './database.ts';
import { type Key, keptIn, keys } from './table.ts';
import { putEvents } from './writes.ts';

/** What is known about somebody's conduct, and about one complaint. */
export async function readConductBefore(database: Database, staffId: string, ticketId: string): Promise<ConductBefore> {
  const [conduct, finding] = await Promise.all([
    readRow<Conduct>(database, keys.conduct(staffId)),
    readRow<Finding>(database, keys.finding(staffId, ticketId)),
  ]);
  return { conduct, finding };
}

/** @returns a conflict, and nothing written, when something else has been taken into account meanwhile */
export function saveConduct(database: Database, change: ConductChange): Promise<Conflict | null> {
  const { before, conduct, finding, event } = change;
  const { staff, ticketId } = finding;
  const findingRow = { kind: 'finding', ...finding };
  const writes = [putOver(database, keys.finding(staff, ticketId), findingRow, 'sequence', before.finding?.sequence)];
  if (event) {
    const conductRow = { kind: 'conduct', ...conduct };
    const { eventCount } = before.conduct ?? {};
    writes.push(putOver(database, keys.conduct(staff), conductRow, 'eventCount', eventCount));
    writes.push(...putEvents(database, [event]));
  }
  return transact(database, writes);
}

/** Somebody's conduct and every complaint about it that has ever been found true, oldest first. */
export async function readConduct(
  database: Database,
  staffId: string,
): Promise<{ conduct: Conduct | null; findings: Finding[] }> {
  const { pk, sk } = keys.conduct(staffId);
  const query = {
    TableName: database.table,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: toItem({ ':pk': pk, ':sk': sk }),
    ConsistentRead: true,
  };
  const rows: Item[] = [];
  for await (const { Items = [] } of paginateQuery({ client: database.client }, query)) {
    rows.push(...Items.map((item) => fromItem<Item>(item)));
  }
  const conduct = rows.find(({ kind }) => kind === 'conduct');
  const findings = rows.filter(({ kind }) => kind === 'finding').map((row) => keptIn<Finding>(row));
  return {
    conduct: conduct ? keptIn<Conduct>(conduct) : null,
    findings: findings
      .filter(({ recordedAt }) => recordedAt !== null)
      .sort((a, b) => (a.recordedAt! < b.recordedAt! ? -1 : 1)),
  };
}

async function readRow<T>({ client, table }: Database, key: Key): Promise<T | null> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: toItem({ ...key }), ConsistentRead: true }),
  );
  return Item ? keptIn<T>(fromItem(Item)) : null;
}

/** Puts a row that must be as it was read, by its counter; undefined where there was none. */
function putOver(
  database: Database,
  key: Key,
  item: Item,
  counter: string,
  before: number | undefined,
): TransactWriteItem {
  return {
    Put: {
      TableName: database.table,
      Item: toItem({ ...key, ...item }),
      ...(before === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#counter = :before',
            ExpressionAttributeNames: { '#counter': counter },
            ExpressionAttributeValues: toItem({ ':before': before }),
          }),
    },
  };
}
