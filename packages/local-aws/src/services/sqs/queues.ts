import {
  type IdentityContext,
  type Resource,
  type ResourceKind,
  type Runtime,
  UnsupportedTemplate,
} from '../../service.ts';

export interface Queue {
  name: string;
  arn: string;
  url: string;
  /** Defaults of its messages, in milliseconds. */
  visibilityTimeoutMs: number;
  retentionMs: number;
  delayMs: number;
  maximumMessageBytes: number;
  redrive: { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
}

export const queueKind: ResourceKind = {
  properties: [
    'ContentBasedDeduplication',
    'DelaySeconds',
    'FifoQueue',
    'MaximumMessageSize',
    'MessageRetentionPeriod',
    'QueueName',
    'RedriveAllowPolicy',
    'RedrivePolicy',
    'VisibilityTimeout',
    // Without effect here.
    'KmsDataKeyReusePeriodSeconds',
    'KmsMasterKeyId',
    'ReceiveMessageWaitTimeSeconds',
    'SqsManagedSseEnabled',
    'Tags',
  ],
  identify(context) {
    const name = queueName(context.stackName, context.logicalId, context.properties);
    const url = queueUrl(context, name);
    return { ref: url, attributes: { Arn: queueArn(context, name), QueueName: name, QueueUrl: url } };
  },
};

/** @throws UnsupportedTemplate for a FIFO queue. */
export function readQueue({ logicalId, properties }: Resource, runtime: Runtime): Queue {
  if (properties.FifoQueue) {
    throw new UnsupportedTemplate(`AWS::SQS::Queue ${logicalId}: FIFO queues are not supported`);
  }
  const name = queueName(runtime.stackName, logicalId, properties);
  const redrive = properties.RedrivePolicy;
  return {
    name,
    arn: queueArn(runtime, name),
    url: queueUrl(runtime, name),
    visibilityTimeoutMs: Number(properties.VisibilityTimeout ?? 30) * 1000,
    retentionMs: Number(properties.MessageRetentionPeriod ?? 345_600) * 1000,
    delayMs: Number(properties.DelaySeconds ?? 0) * 1000,
    maximumMessageBytes: Number(properties.MaximumMessageSize ?? 1_048_576),
    redrive: redrive && {
      deadLetterTargetArn: redrive.deadLetterTargetArn,
      maxReceiveCount: Number(redrive.maxReceiveCount),
    },
  };
}

/** The literal name if the template gives one, else made from the logical id as CloudFormation does (without its random part). */
function queueName(stackName: string, logicalId: string, properties: Record<string, any>): string {
  const literal = properties.QueueName;
  return typeof literal === 'string' ? literal : `${stackName}-${logicalId}`.slice(0, 80);
}

function queueArn({ region, accountId }: Pick<IdentityContext, 'region' | 'accountId'>, name: string): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

function queueUrl({ endpoint, accountId }: Pick<IdentityContext, 'endpoint' | 'accountId'>, name: string): string {
  return `${endpoint}/${accountId}/${name}`;
}
