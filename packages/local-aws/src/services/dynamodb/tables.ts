import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Log, Resource, ResourceKind } from '../../service.ts';
import { StartupProblem } from '../../startup-problem.ts';
import { type DynamoDbConnection, DynamoDbError } from './connection.ts';
import { identifyTable, tableName } from './names.ts';

export const tableKind: ResourceKind = {
  properties: [
    'AttributeDefinitions',
    'GlobalSecondaryIndexes',
    'KeySchema',
    'LocalSecondaryIndexes',
    'StreamSpecification',
    'TableName',
    // Without effect here: billing is by request, and there is neither a second machine nor anybody to keep out. Nothing
    // expires, because DynamoDB Local would go by the wall clock.
    'BillingMode',
    'ContributorInsightsSpecification',
    'DeletionProtectionEnabled',
    'OnDemandThroughput',
    'PointInTimeRecoverySpecification',
    'ProvisionedThroughput',
    'ResourcePolicy',
    'SSESpecification',
    'TableClass',
    'Tags',
    'TimeToLiveSpecification',
    'WarmThroughput',
  ],
  identify: identifyTable,
};

interface IndexDefinition {
  IndexName: string;
  KeySchema: { AttributeName: string; KeyType: string }[];
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
}

export interface TableDefinition {
  TableName: string;
  KeySchema: IndexDefinition['KeySchema'];
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  GlobalSecondaryIndexes?: IndexDefinition[];
  LocalSecondaryIndexes?: IndexDefinition[];
  StreamSpecification?: { StreamEnabled: true; StreamViewType: string };
}

export function readTable({ logicalId, properties }: Resource, stackName: string): TableDefinition {
  const view: string | undefined = properties.StreamSpecification?.StreamViewType;
  return {
    TableName: tableName(stackName, logicalId, properties),
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    ...indexes('GlobalSecondaryIndexes', properties),
    ...indexes('LocalSecondaryIndexes', properties),
    ...(view && { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
  };
}

function indexes(kind: 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes', properties: Record<string, any>) {
  const declared: IndexDefinition[] = properties[kind] ?? [];
  return declared.length > 0 && { [kind]: declared.map(onlyShape) };
}

function onlyShape({ IndexName, KeySchema, Projection }: IndexDefinition): IndexDefinition {
  return { IndexName, KeySchema, Projection };
}

/** Of what DescribeTable answers. */
interface ActualTable extends TableDefinition {
  LatestStreamLabel?: string;
}

/**
 * Creates the table when it is missing; otherwise adds and removes global indexes and the stream as the template says.
 * @returns the label of its stream, if it has one.
 * @throws StartupProblem when keys or an index differ from what is there already.
 */
export async function ensureTable(
  connection: DynamoDbConnection,
  wanted: TableDefinition,
  log: Log,
): Promise<string | undefined> {
  const update = (change: object) =>
    call(connection, 'UpdateTable', { TableName: wanted.TableName, BillingMode: 'PAY_PER_REQUEST', ...change });
  const found = await describe(connection, wanted.TableName);
  if (!found) {
    const created = await call(connection, 'CreateTable', { ...wanted, BillingMode: 'PAY_PER_REQUEST' });
    return created.TableDescription.LatestStreamLabel;
  }
  refuseDifferences(found, wanted);
  for (const { IndexName } of missing(found, wanted)) {
    log('dynamodb', `${wanted.TableName}: index ${IndexName} is no longer in the template, removing it`);
    await update({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] });
  }
  for (const index of missing(wanted, found)) {
    log('dynamodb', `${wanted.TableName}: adding index ${index.IndexName}`);
    const { AttributeDefinitions } = wanted;
    await update({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create: index }] });
    await untilActive(connection, wanted.TableName);
  }
  const { StreamSpecification } = wanted;
  if (StreamSpecification && !found.StreamSpecification?.StreamEnabled) await update({ StreamSpecification });
  return (await describe(connection, wanted.TableName))?.LatestStreamLabel;
}

async function call(connection: DynamoDbConnection, operation: string, input: object): Promise<any> {
  return connection.call(`DynamoDB_20120810.${operation}`, input);
}

async function describe(connection: DynamoDbConnection, name: string): Promise<ActualTable | undefined> {
  try {
    return (await call(connection, 'DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof DynamoDbError && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** A new index is filled in the background; meanwhile DynamoDB Local's database may be locked. */
async function untilActive(connection: DynamoDbConnection, name: string): Promise<void> {
  const isActive = ({ IndexStatus }: IndexDefinition & { IndexStatus?: string }) => IndexStatus === 'ACTIVE';
  const whileLocked = (error: Error) => {
    if (error.name !== 'InternalFailure') throw error;
    return undefined;
  };
  while (!(await describe(connection, name).catch(whileLocked))?.GlobalSecondaryIndexes?.every(isActive)) {
    await delay(20);
  }
}

/** The global indexes of the first that the second has not. */
function missing(first: TableDefinition, second: TableDefinition): IndexDefinition[] {
  const names = new Set(second.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  return first.GlobalSecondaryIndexes?.filter(({ IndexName }) => !names.has(IndexName)) ?? [];
}

function refuseDifferences(found: ActualTable, wanted: TableDefinition): void {
  const differences: string[] = [];
  if (!isDeepStrictEqual(keys(found, found.KeySchema), keys(wanted, wanted.KeySchema))) differences.push('its keys');
  for (const kind of ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const) {
    for (const index of wanted[kind] ?? []) {
      const same = found[kind]?.find(({ IndexName }) => IndexName === index.IndexName);
      // A local index comes with the table or never.
      const differs = same ? !isDeepStrictEqual(shape(found, same), shape(wanted, index)) : kind[0] === 'L';
      if (differs) differences.push(`its index ${index.IndexName}`);
    }
  }
  const [view, wantedView] = [found, wanted].map((table) => table.StreamSpecification?.StreamViewType);
  if (view && wantedView && view !== wantedView) differences.push(`its stream (${view})`);
  if (differences.length === 0) return;
  throw new StartupProblem(
    `The table ${wanted.TableName} in the data folder differs from the template in ${differences.join(', ')}. ` +
      'This cannot be changed in place: start with another data folder (--data <folder>), or move this one away.',
  );
}

function shape(table: TableDefinition, { KeySchema, Projection }: IndexDefinition) {
  const { ProjectionType, NonKeyAttributes = [] } = Projection;
  return { keys: keys(table, KeySchema), projection: ProjectionType, attributes: NonKeyAttributes.toSorted() };
}

/** `['HASH pk S', 'RANGE sk S']` */
function keys({ AttributeDefinitions }: TableDefinition, schema: IndexDefinition['KeySchema']): string[] {
  return schema.map(({ AttributeName: name, KeyType }) => {
    const definition = AttributeDefinitions.find(({ AttributeName }) => AttributeName === name);
    return `${KeyType} ${name} ${definition?.AttributeType}`;
  });
}
