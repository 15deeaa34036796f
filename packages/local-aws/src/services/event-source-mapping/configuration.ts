import { compileEventPattern, type EventMatcher, InvalidEventPattern } from '../../event-pattern.ts';
import { type Resource, type ResourceKind, type Runtime, UnsupportedTemplate } from '../../service.ts';
import { mappingId } from './identity.ts';

export const mappingProperties: ResourceKind['properties'] = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'EventSourceArn',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'ParallelizationFactor',
  'ScalingConfig',
  'StartingPosition',
  // Without effect here.
  'KmsKeyArn',
  'Tags',
];

/** What both kinds of mapping have in common. */
export interface MappingConfig {
  id: string;
  sourceArn: string;
  functionArn: string;
  batchSize: number;
  /** How long the first record of a batch waits for more; 0: not at all. */
  windowMs: number;
  matches: EventMatcher;
  reportsFailures: boolean;
  /** Only for queues: how many batches are with the function at the same time. */
  concurrency: number;
}

export interface StreamMappingConfig extends MappingConfig {
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  /** Infinity: until it succeeds or expires. */
  maximumRetryAttempts: number;
  maximumRecordAgeMs: number;
  bisects: boolean;
  parallelizationFactor: number;
  /** ARN of the SQS queue told about discarded records. */
  onFailure: string | undefined;
}

const DEFAULT_BATCH_SIZE = { stream: 100, queue: 10 };

/** Lambda begins with five pollers on a queue and adds more under load; the load here is small. */
const DEFAULT_CONCURRENCY = 5;

export function isQueueArn(arn: string): boolean {
  return /^arn:[^:]+:sqs:/.test(arn);
}

export function isStreamArn(arn: string): boolean {
  return /^arn:[^:]+:dynamodb:.*\/stream\//.test(arn);
}

export function readQueueMapping(resource: Resource, runtime: Runtime): MappingConfig {
  return readMapping(resource, runtime, DEFAULT_BATCH_SIZE.queue);
}

/** @throws UnsupportedTemplate */
export function readStreamMapping(resource: Resource, runtime: Runtime): StreamMappingConfig {
  const { logicalId, properties } = resource;
  const { StartingPosition: startingPosition, DestinationConfig: destinations } = properties;
  const onFailure: string | undefined = destinations?.OnFailure?.Destination;
  if (onFailure !== undefined && !isQueueArn(onFailure)) throw refusal(logicalId, 'OnFailure must be an SQS queue');
  if (startingPosition !== 'TRIM_HORIZON' && startingPosition !== 'LATEST') {
    throw refusal(logicalId, `StartingPosition ${startingPosition} does not exist for DynamoDB streams`);
  }
  return {
    ...readMapping(resource, runtime, DEFAULT_BATCH_SIZE.stream),
    startingPosition,
    maximumRetryAttempts: limit(properties.MaximumRetryAttempts),
    maximumRecordAgeMs: limit(properties.MaximumRecordAgeInSeconds) * 1000,
    bisects: properties.BisectBatchOnFunctionError === true,
    parallelizationFactor: Number(properties.ParallelizationFactor ?? 1),
    onFailure,
  };
}

function readMapping({ logicalId, properties }: Resource, runtime: Runtime, batchSize: number): MappingConfig {
  const { FunctionName: name, FunctionResponseTypes: responseTypes = [] } = properties;
  return {
    id: mappingId(runtime.stackName, logicalId),
    sourceArn: properties.EventSourceArn,
    functionArn: name.startsWith('arn:')
      ? name
      : `arn:aws:lambda:${runtime.region}:${runtime.accountId}:function:${name}`,
    batchSize: Number(properties.BatchSize ?? batchSize),
    windowMs: Number(properties.MaximumBatchingWindowInSeconds ?? 0) * 1000,
    matches: readFilters(logicalId, properties.FilterCriteria?.Filters ?? []),
    reportsFailures: responseTypes.includes('ReportBatchItemFailures'),
    concurrency: Number(properties.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY),
  };
}

/** A record passes when one of the filters matches, or when there is none. */
function readFilters(logicalId: string, filters: { Pattern: string }[]): EventMatcher {
  if (filters.length === 0) return () => true;
  try {
    const matchers = filters.map(({ Pattern: pattern }) => compileEventPattern(JSON.parse(pattern)));
    return (record) => matchers.some((matches) => matches(record));
  } catch (error) {
    if (error instanceof InvalidEventPattern || error instanceof SyntaxError) throw refusal(logicalId, error.message);
    throw error;
  }
}

/** -1 stands for no limit. */
function limit(value: unknown): number {
  const number = Number(value ?? -1);
  return number < 0 ? Number.POSITIVE_INFINITY : number;
}

function refusal(logicalId: string, reason: string): UnsupportedTemplate {
  return new UnsupportedTemplate(`AWS::Lambda::EventSourceMapping ${logicalId}: ${reason}`);
}
