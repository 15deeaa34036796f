import type { TableDefinition } from './tables.ts';

interface Consumed {
  TableName: string;
  CapacityUnits: number;
  Table?: { CapacityUnits: number };
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits: number }>;
}

const UNIT_BYTES = 1024;
/** Every item of a transaction is written twice: prepared and committed. */
const WRITES_PER_ITEM = 2;

/**
 * What a TransactWriteItems consumes. AWS rounds each item up to whole units; DynamoDB Local adds up the bytes of all
 * items of a table first, so that ten small puts would count as one. The larger of what it reports and of what the
 * request must at least consume is right for puts; an update or delete of more than 1 KB may still count too little.
 */
export function transactionUnits(
  items: Record<string, { TableName: string; Item?: Record<string, object> }>[],
  consumed: Consumed[],
  tables: readonly TableDefinition[],
): number {
  return consumed.reduce((sum, reported) => {
    const writes = items.flatMap(Object.values).filter(({ TableName }) => TableName === reported.TableName);
    const ofTable = WRITES_PER_ITEM * writes.reduce((units, { Item }) => units + (Item ? unitsOfItem(Item) : 1), 0);
    const indexes = Object.entries(reported.GlobalSecondaryIndexes ?? {}).map(([name, { CapacityUnits: units }]) => {
      const keys = indexKeys(tables, reported.TableName, name);
      const puts = writes.filter(({ Item }) => Item && keys.every((key) => key in Item));
      return Math.max(units, WRITES_PER_ITEM * puts.length);
    });
    const table = Math.max(reported.Table?.CapacityUnits ?? reported.CapacityUnits, ofTable);
    return sum + table + indexes.reduce((total, units) => total + units, 0);
  }, 0);
}

function indexKeys(tables: readonly TableDefinition[], table: string, index: string): string[] {
  const definition = tables.find(({ TableName }) => TableName === table);
  const found = definition?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index);
  return found?.KeySchema.map(({ AttributeName }) => AttributeName) ?? [];
}

function unitsOfItem(item: Record<string, object>): number {
  const bytes = Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value), 0);
  return Math.ceil(bytes / UNIT_BYTES);
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
function bytesOf(value: object): number {
  const [type, content] = Object.entries(value)[0]!;
  switch (type) {
    case 'S':
      return Buffer.byteLength(content);
    case 'N':
      return Math.ceil(content.length / 2) + 1;
    case 'B':
      return Buffer.byteLength(content, 'base64');
    case 'L':
      return content.reduce((sum: number, element: object) => sum + 1 + bytesOf(element), 3);
    case 'M':
      return Object.entries<object>(content).reduce(
        (sum, [name, member]) => sum + 1 + Buffer.byteLength(name) + bytesOf(member),
        3,
      );
    case 'SS':
    case 'NS':
    case 'BS':
      return content.reduce((sum: number, element: string) => sum + bytesOf({ [type[0]!]: element }), 0);
    default:
      // BOOL and NULL
      return 1;
  }
}
