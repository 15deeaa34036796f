import path from 'node:path';
import type { AwsRequest, AwsResponse, DynamoDbApi, Runtime, Service } from '../../service.ts';
import type { RawAnswer } from './connection.ts';
import { metered } from './metering.ts';
import { ArnTranslator } from './names.ts';
import { type DynamoDbLocal, launchDynamoDbLocal } from './process.ts';
import { ensureTable, readTable, type TableDefinition, tableKind } from './tables.ts';

/** Requests that change items, and so put records on a stream. */
const WRITES = new Set([
  'BatchExecuteStatement',
  'BatchWriteItem',
  'DeleteItem',
  'ExecuteStatement',
  'ExecuteTransaction',
  'PutItem',
  'TransactWriteItems',
  'UpdateItem',
]);

/** Requests about tables and streams, in which ARNs occur. */
const NAMES_ARNS = /^DynamoDBStreams_|\.(Create|Delete|Describe|List|Tag|Untag|Update)(?!Item$)/;

const STREAMS = 'DynamoDBStreams_20120810';

/** DynamoDB and its streams: Amazon's DynamoDB Local as a child process, with the table names and ARNs of the template. */
export function createDynamoDbService(
  runtime: Runtime,
  launchLocal: typeof launchDynamoDbLocal = launchDynamoDbLocal,
): Service & DynamoDbApi & { launch(): void } {
  const { log, meter, activity } = runtime;
  const tables: TableDefinition[] = [];
  const listeners: (() => void)[] = [];
  const arns = new ArnTranslator(runtime);
  let launched: Promise<DynamoDbLocal> | undefined;

  function launch(): Promise<DynamoDbLocal> {
    launched ??= launchLocal({
      log,
      ...(runtime.shortLived && { shortLived: true }),
      ...(!runtime.inMemory && { folder: path.join(runtime.dataDir, 'dynamodb') }),
    });
    return launched;
  }

  async function send(target: string, body: Buffer | string): Promise<RawAnswer> {
    const { connection } = await launch();
    if (!NAMES_ARNS.test(target)) return connection.post(target, body);
    const answer = await connection.post(target, arns.toActual(body.toString()));
    const { 'x-amz-crc32': _, 'content-length': __, ...headers } = answer.headers;
    return { ...answer, headers, body: Buffer.from(arns.toTemplate(answer.body.toString())) };
  }

  async function write(work: Promise<RawAnswer>): Promise<RawAnswer> {
    const done = activity.begin('dynamodb write');
    try {
      const answer = await work;
      // A refused request has changed nothing.
      if (answer.status < 400 || answer.status >= 500) for (const written of listeners) written();
      return answer;
    } finally {
      done();
    }
  }

  function handle({ headers, body, caller }: AwsRequest): Promise<AwsResponse> {
    return answer(headers['x-amz-target'] ?? '', body, caller);
  }

  async function answer(target: string, body: Buffer, caller: string): Promise<AwsResponse> {
    const operation = target.slice(target.indexOf('.') + 1);
    try {
      const work = metered({ operation, body, caller, meter, tables }, (changed) => send(target, changed));
      return toResponse(await (WRITES.has(operation) ? write(work) : work));
    } catch (error) {
      const message = `DynamoDB Local cannot be reached: ${(error as Error).message}`;
      log('dynamodb', message);
      const __type = 'com.amazonaws.dynamodb.v20120810#InternalServerError';
      return { status: 500, headers: JSON_TYPE, body: JSON.stringify({ __type, message }) };
    }
  }

  return {
    name: 'dynamodb',
    /** Starts the process early, beside other work; `start()` waits for it and reports what goes wrong. */
    launch: () => void launch().catch(() => undefined),
    kinds: {
      'AWS::DynamoDB::Table': {
        ...tableKind,
        declare: (resource) => void tables.push(readTable(resource, runtime.stackName)),
      },
    },
    handle,
    request: (operation, body, caller) => answer(`DynamoDB_20120810.${operation}`, Buffer.from(body), caller),
    async start() {
      const { connection } = await launch();
      for (const table of tables) {
        const label = await ensureTable(connection, table, log);
        if (label) arns.learn(table.TableName, label);
      }
    },
    async stop() {
      const running = await launched?.catch(() => undefined);
      await running?.stop();
    },
    onWrite: (written) => void listeners.push(written),
    async streams(operation, input) {
      const { connection } = await launch();
      const output = await connection.call(`${STREAMS}.${operation}`, JSON.parse(arns.toActual(JSON.stringify(input))));
      return JSON.parse(arns.toTemplate(JSON.stringify(output)));
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.0' };

function toResponse({ status, headers, body }: RawAnswer): AwsResponse {
  const { 'x-amzn-requestid': requestId, 'x-amz-crc32': checksum } = headers;
  const passed = { ...(requestId && { 'x-amzn-requestid': requestId }), ...(checksum && { 'x-amz-crc32': checksum }) };
  return { status, headers: { ...JSON_TYPE, ...passed }, body };
}
