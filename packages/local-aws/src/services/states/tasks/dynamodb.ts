import type { AwsResponse } from '../../../service.ts';
import { StatesError } from '../language/errors.ts';
import type { Json } from '../language/json.ts';
import type { Call } from './integration.ts';

const OPERATIONS = {
  getItem: 'GetItem',
  putItem: 'PutItem',
  updateItem: 'UpdateItem',
  deleteItem: 'DeleteItem',
  query: 'Query',
  transactWriteItems: 'TransactWriteItems',
} as const;

export type DynamoApi = keyof typeof OPERATIONS;

export const DYNAMO_APIS = Object.keys(OPERATIONS) as DynamoApi[];

/** Errors of AWS's model; any other comes out under the service's general name, as AWS's own SDK does it. */
const MODELLED = new Set([
  'ConditionalCheckFailedException',
  'DuplicateItemException',
  'IdempotentParameterMismatchException',
  'InternalServerError',
  'ItemCollectionSizeLimitExceededException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'ResourceInUseException',
  'ResourceNotFoundException',
  'ThrottlingException',
  'TransactionCanceledException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

/**
 * A task's parameters are the request's body as it goes over the wire. It is metered under the state machine's name.
 * @param style how errors are named: SDK integrations say `DynamoDb.`, the optimised one `DynamoDB.`.
 */
export function dynamoCall(api: DynamoApi, style: 'aws-sdk' | 'optimised'): Call {
  const [prefix, general] =
    style === 'aws-sdk' ? ['DynamoDb', 'DynamoDbException'] : ['DynamoDB', 'AmazonDynamoDBException'];
  return async (parameters, { runtime, machineName }) => {
    const body = JSON.stringify(parameters);
    const send = () => runtime.dynamodb().request(OPERATIONS[api], body, machineName);
    const { status, headers, body: answer } = await runtime.precedence.background(send);
    if (status < 300) return JSON.parse(answer.toString()) as Json;
    const { type, message } = errorOf(answer);
    throw new StatesError(
      `${prefix}.${MODELLED.has(type) ? exceptionName(type) : general}`,
      `${message} (Service: ${prefix}, Status Code: ${status}, Request ID: ${headers?.['x-amzn-requestid']})`,
    );
  };
}

/** The name comes behind the model's: `com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException`. */
function errorOf(answer: AwsResponse['body']): { type: string; message: string } {
  const { __type = '', message, Message } = JSON.parse(answer.toString());
  return { type: __type.split('#').at(-1), message: message ?? Message ?? '' };
}

/** Step Functions calls by a Java SDK, where `InternalServerError` is `InternalServerErrorException`. */
function exceptionName(name: string): string {
  return name.endsWith('Exception') ? name : `${name}Exception`;
}
