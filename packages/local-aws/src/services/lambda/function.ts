import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Resource, type Runtime, UnsupportedTemplate } from '../../service.ts';

/** More workers than this a function never gets here: the machine is small, and further invocations wait in line. */
const MAX_WORKERS = 8;

/** A Lambda function as declared in the template. */
export interface FunctionDefinition {
  name: string;
  arn: string;
  /** `index.handler` */
  handler: string;
  /** The unpacked bundle, absolute. */
  taskRoot: string;
  timeoutMs: number;
  memoryMb: number;
  /** How many invocations run at the same time. */
  concurrency: number;
  logGroup: string;
  /** All of the environment variables the handler sees; nothing of the host's. */
  environment: Record<string, string>;
  /** SQS queue that gets the event of a failed asynchronous invocation. */
  deadLetterQueueArn?: string;
}

/** @throws UnsupportedTemplate for what cannot run here, naming the function. */
export function readFunction({ logicalId, properties }: Resource, runtime: Runtime): FunctionDefinition {
  const refuse = (what: string) => new UnsupportedTemplate(`AWS::Lambda::Function ${logicalId}: ${what}`);
  const { Code, Handler, Runtime: engine, PackageType = 'Zip', ReservedConcurrentExecutions: reserved } = properties;
  if (PackageType !== 'Zip' || !Code?.S3Key) throw refuse('only code from a file asset is supported');
  if (!/^nodejs\d+\.x$/.test(engine ?? '')) throw refuse(`runtime ${engine} is not supported, only Node.js`);
  if (reserved === 0) throw refuse('ReservedConcurrentExecutions 0 (a function switched off) is not supported');
  const deadLetterQueueArn: string | undefined = properties.DeadLetterConfig?.TargetArn;
  if (deadLetterQueueArn && !isQueue(deadLetterQueueArn)) throw refuse('a dead-letter target must be an SQS queue');
  const taskRoot = runtime.assembly.assetPath(Code.S3Key.replace(/\.zip$/, ''));
  if (!statSync(taskRoot, { throwIfNoEntry: false })?.isDirectory()) {
    throw refuse(`its code ${Code.S3Key} is not a folder of the cloud assembly`);
  }
  shutOffFromAbove(taskRoot, runtime.assembly.directory);
  const name = functionName(runtime.stackName, logicalId, properties);
  const definition = {
    name,
    arn: functionArn(runtime, name),
    handler: Handler,
    taskRoot,
    timeoutMs: Number(properties.Timeout ?? 3) * 1000,
    memoryMb: Number(properties.MemorySize ?? 128),
    concurrency: Math.min(MAX_WORKERS, Number(reserved ?? MAX_WORKERS)),
    logGroup: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
    ...(deadLetterQueueArn && { deadLetterQueueArn }),
  };
  return { ...definition, environment: environmentOf(definition, properties, runtime) };
}

/** What Lambda sets itself wins over what the function's configuration says. */
function environmentOf(
  { name, handler, taskRoot, memoryMb, logGroup }: Omit<FunctionDefinition, 'environment'>,
  properties: Record<string, any>,
  { region, endpoint }: Runtime,
): Record<string, string> {
  const { LogFormat: logFormat = 'Text', ApplicationLogLevel: logLevel } = properties.LoggingConfig ?? {};
  return {
    LANG: 'en_US.UTF-8',
    ...stringValues(properties.Environment?.Variables ?? {}),
    TZ: ':UTC',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    // The key id names the function, so that its calls can be metered.
    AWS_ACCESS_KEY_ID: `LOCAL${name}`,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: logFormat,
    ...(logLevel && { AWS_LAMBDA_LOG_LEVEL: logLevel }),
    AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
    LAMBDA_TASK_ROOT: taskRoot,
    _HANDLER: handler,
  };
}

function stringValues(variables: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)]));
}

/** The literal name if the template gives one, else made from the logical id as CloudFormation does (without its random part). */
export function functionName(stackName: string, logicalId: string, properties: Record<string, any>): string {
  const literal = properties.FunctionName;
  return typeof literal === 'string' ? literal : `${stackName}-${logicalId}`.slice(0, 64);
}

export function functionArn(place: { partition?: string; region: string; accountId: string }, name: string): string {
  return `arn:${place.partition ?? 'aws'}:lambda:${place.region}:${place.accountId}:function:${name}`;
}

/** The bare name in a name, ARN or partial ARN, with or without a qualifier. */
export function bareName(nameOrArn: string): string {
  const [, afterFunction] = /(?:^|:)function:([^:]+)/.exec(nameOrArn) ?? [];
  return afterFunction ?? nameOrArn.split(':')[0]!;
}

export function isQueue(arn: string): boolean {
  return /^arn:[^:]+:sqs:/.test(arn);
}

/**
 * On AWS nothing lies above the task root. Here the app's own `package.json` does: where it says `"type": "module"`, Node.js
 * would take a function's `.js` files for ES modules. An empty one in the assembly comes before it.
 */
function shutOffFromAbove(taskRoot: string, assembly: string): void {
  const file = path.join(assembly, 'package.json');
  if (path.dirname(taskRoot) === assembly && !existsSync(file)) writeFileSync(file, '{}\n');
}
