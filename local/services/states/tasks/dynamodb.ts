import * as sdk from '@aws-sdk/client-dynamodb';
import type { Runtime } from '../../../service.ts';
import { StatesError } from '../language/errors.ts';
import type { Json, JsonObject } from '../language/json.ts';
import type { Call } from './integration.ts';

const COMMANDS = {
  getItem: sdk.GetItemCommand,
  putItem: sdk.PutItemCommand,
  updateItem: sdk.UpdateItemCommand,
  deleteItem: sdk.DeleteItemCommand,
  query: sdk.QueryCommand,
  transactWriteItems: sdk.TransactWriteItemsCommand,
} as const;

export type DynamoApi = keyof typeof COMMANDS;

/** Errors of AWS's model; any other comes out under the service's general name, as AWS's own SDK does it. */
const MODELLED = new Set(
  Object.entries(sdk)
    .filter(([, value]) => (value as { prototype?: unknown }).prototype instanceof sdk.DynamoDBServiceException)
    .map(([name]) => name),
);

export const DYNAMO_APIS = Object.keys(COMMANDS) as DynamoApi[];

/** @param style how errors are named: SDK integrations say `DynamoDb.`, the optimised one `DynamoDB.`. */
export function dynamoCall(api: DynamoApi, style: 'aws-sdk' | 'optimised'): Call {
  const [prefix, general] =
    style === 'aws-sdk' ? ['DynamoDb', 'DynamoDbException'] : ['DynamoDB', 'AmazonDynamoDBException'];
  return async (parameters, { runtime, machineName }) => {
    try {
      const Command = COMMANDS[api] as typeof sdk.GetItemCommand;
      const command = new Command(parameters as unknown as sdk.GetItemCommandInput);
      const send = () => clientFor(runtime, machineName).send(command);
      const { $metadata, ...answer } = await runtime.precedence.background(send);
      return JSON.parse(JSON.stringify(answer)) as JsonObject as Json;
    } catch (error) {
      if (!(error instanceof sdk.DynamoDBServiceException)) {
        throw new StatesError(`${prefix}.SdkClientException`, String((error as Error).message));
      }
      const { httpStatusCode, requestId } = error.$metadata;
      throw new StatesError(
        `${prefix}.${MODELLED.has(error.name) ? exceptionName(error.name) : general}`,
        `${error.message} (Service: ${prefix}, Status Code: ${httpStatusCode}, Request ID: ${requestId})`,
      );
    }
  };
}

/** Step Functions calls by a Java SDK, where `InternalServerError` is `InternalServerErrorException`. */
function exceptionName(name: string): string {
  return name.endsWith('Exception') ? name : `${name}Exception`;
}

const clients = new WeakMap<Runtime, Map<string, sdk.DynamoDBClient>>();

/** Calls go through the runtime's own endpoint under the state machine's name, so that they are metered like any other. */
function clientFor(runtime: Runtime, machineName: string): sdk.DynamoDBClient {
  const ofRuntime = clients.get(runtime) ?? new Map<string, sdk.DynamoDBClient>();
  clients.set(runtime, ofRuntime);
  let client = ofRuntime.get(machineName);
  if (!client) {
    client = new sdk.DynamoDBClient({
      endpoint: runtime.endpoint,
      region: runtime.region,
      credentials: { accessKeyId: `LOCAL${machineName}`, secretAccessKey: 'local' },
      // A thousand tasks scheduled at the same instant may queue for a connection without anybody being told.
      requestHandler: { socketAcquisitionWarningTimeout: 60_000 },
    });
    ofRuntime.set(machineName, client);
  }
  return client;
}

/** Closes the connections of a runtime that stops. */
export function closeDynamoClients(runtime: Runtime): void {
  for (const client of clients.get(runtime)?.values() ?? []) client.destroy();
  clients.delete(runtime);
}
