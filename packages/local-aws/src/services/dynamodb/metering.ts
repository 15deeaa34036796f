import type { Meter } from '../../service.ts';
import { errorType, type RawAnswer } from './connection.ts';
import type { TableDefinition } from './tables.ts';
import { transactionUnits } from './transaction-units.ts';

type Metric = 'dynamodb.readUnits' | 'dynamodb.writeUnits';

/** Operations DynamoDB Local reports the consumed capacity of (it does not for PartiQL). */
const METRICS: Readonly<Record<string, Metric>> = {
  BatchGetItem: 'dynamodb.readUnits',
  GetItem: 'dynamodb.readUnits',
  Query: 'dynamodb.readUnits',
  Scan: 'dynamodb.readUnits',
  TransactGetItems: 'dynamodb.readUnits',
  BatchWriteItem: 'dynamodb.writeUnits',
  DeleteItem: 'dynamodb.writeUnits',
  PutItem: 'dynamodb.writeUnits',
  TransactWriteItems: 'dynamodb.writeUnits',
  UpdateItem: 'dynamodb.writeUnits',
};

const ASKS = '"ReturnConsumedCapacity"';

/** Sends a request so that the answer says what it consumed, counts that for `caller`, and answers what was asked for. */
export async function metered(
  call: { operation: string; body: Buffer; caller: string; meter: Meter; tables: readonly TableDefinition[] },
  send: (body: Buffer | string) => Promise<RawAnswer>,
): Promise<RawAnswer> {
  const { operation, body, caller, meter, tables } = call;
  const metric = METRICS[operation];
  if (!metric) return send(body);
  const text = body.toString();
  // Cheaper than parsing, and exact: the option is a member of the outermost object or it is not asked for.
  const asked = text.includes(ASKS) && asksForCapacity(text);
  const answer = await send(asked ? body : withQuestion(text));
  const output = parse(answer.body);
  if (!output) return answer;
  if (answer.status >= 300) {
    meter.add(metric, caller, unitsOfFailure(output));
    return answer;
  }
  meter.add(
    metric,
    caller,
    operation === 'TransactWriteItems'
      ? transactionUnits(parse(text)!.TransactItems, output.ConsumedCapacity ?? [], tables)
      : unitsOf(output.ConsumedCapacity),
  );
  if (asked) return answer;
  delete output.ConsumedCapacity;
  // The checksum was that of another body.
  const { 'x-amz-crc32': _, 'content-length': __, ...headers } = answer.headers;
  return { status: answer.status, headers, body: Buffer.from(JSON.stringify(output)) };
}

function asksForCapacity(text: string): boolean {
  const value = parse(text)?.ReturnConsumedCapacity;
  return value === 'INDEXES' || value === 'TOTAL';
}

function withQuestion(text: string): string {
  if (text.includes(ASKS)) return JSON.stringify({ ...parse(text), ReturnConsumedCapacity: 'INDEXES' });
  return text.replace('{', `{${ASKS}:"INDEXES",`);
}

function parse(text: Buffer | string): Record<string, any> | undefined {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}

function unitsOf(consumed: { CapacityUnits: number } | { CapacityUnits: number }[] | undefined): number {
  return [consumed ?? []].flat().reduce((sum, { CapacityUnits: units }) => sum + units, 0);
}

/**
 * AWS bills a write whose condition did not hold, but no answer says how much: this is the least it can be, one unit an
 * item, two in a transaction.
 */
function unitsOfFailure(output: Record<string, any>): number {
  const type = errorType(output);
  if (type === 'ConditionalCheckFailedException') return 1;
  const reasons: { Code: string }[] = (type === 'TransactionCanceledException' && output.CancellationReasons) || [];
  return reasons.some(({ Code: code }) => code === 'ConditionalCheckFailed') ? 2 * reasons.length : 0;
}
