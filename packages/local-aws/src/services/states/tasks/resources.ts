/** The `Resource`s a Task may name. `CONFORMANCE.md` lists them for people. */
import type { Json } from '../language/json.ts';
import { DYNAMO_APIS, dynamoCall } from './dynamodb.ts';
import { asObject, type Call, type CallContext } from './integration.ts';
import { invokeFunction, lambdaInvoke } from './lambda.ts';
import { sendMessage, startExecution } from './messages.ts';

export interface TaskResource {
  /** As the history names it: `lambda` and `invoke`, `aws-sdk:dynamodb` and `updateItem.waitForTaskToken`. */
  resourceType: string;
  resource: string;
  waitsForToken: boolean;
  /** A function's ARN as the Resource: such a task has history events of its own kind. */
  isFunctionArn: boolean;
  call(parameters: Json, context: CallContext): Json | Promise<Json>;
}

const INTEGRATIONS: Readonly<Record<string, Call>> = {
  'lambda:invoke': lambdaInvoke,
  'states:startExecution': startExecution('optimised'),
  'aws-sdk:sfn:startExecution': startExecution('aws-sdk'),
  'sqs:sendMessage': sendMessage,
  'aws-sdk:sqs:sendMessage': sendMessage,
  ...Object.fromEntries(DYNAMO_APIS.map((api) => [`aws-sdk:dynamodb:${api}`, dynamoCall(api, 'aws-sdk')])),
  ...Object.fromEntries(
    (['getItem', 'putItem', 'updateItem', 'deleteItem'] as const).map((api) => [
      `dynamodb:${api}`,
      dynamoCall(api, 'optimised'),
    ]),
  ),
};

/** Optimised integrations that cannot wait for a token on AWS either. */
const NEVER_WAITS = /^dynamodb:/;

/** Undefined when the resource is not supported. */
export function resolveResource(arn: string): TaskResource | undefined {
  if (/^arn:[\w-]+:lambda:/.test(arn)) {
    return {
      resourceType: 'lambda',
      resource: arn,
      waitsForToken: false,
      isFunctionArn: true,
      call: (parameters, context) => invokeFunction(arn, parameters, context),
    };
  }
  const [, name, pattern] = /^arn:[\w-]+:states:::(.+?)(\.\w[\w:]*)?$/.exec(arn) ?? [];
  const call = name !== undefined && Object.hasOwn(INTEGRATIONS, name) ? INTEGRATIONS[name] : undefined;
  const waitsForToken = pattern === '.waitForTaskToken';
  if (!name || !call || (pattern && (!waitsForToken || NEVER_WAITS.test(name)))) return undefined;
  const api = name.lastIndexOf(':');
  return {
    resourceType: name.slice(0, api),
    resource: name.slice(api + 1) + (pattern ?? ''),
    waitsForToken,
    isFunctionArn: false,
    call: (parameters, context) => call(asObject(parameters), context),
  };
}
