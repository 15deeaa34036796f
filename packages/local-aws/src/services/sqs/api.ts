import { setTimeout as delay } from 'node:timers/promises';
import type { AwsRequest, AwsResponse, Runtime } from '../../service.ts';
import { type MessageAttributes, md5, md5OfAttributes } from './digest.ts';
import { invalidParameter, SqsError } from './errors.ts';
import type { Message, Messages } from './messages.ts';
import type { Queue } from './queues.ts';
import { batch, checkRange, MAX_BATCH, missing } from './validation.ts';

/** Long polling waits in real time, for this long at most: the caller may be what keeps the clock from moving. */
const LONGEST_WAIT_MS = 1000;
const WAIT_STEP_MS = 50;

const MAX_DELAY_S = 900;
const MAX_VISIBILITY_S = 43_200;

export interface SqsContext {
  runtime: Runtime;
  messages: Messages;
  /** @throws SqsError */
  queue(nameOrUrlOrArn: string): Queue;
  queues(): Queue[];
  /** Takes visible messages off the queue for that long. */
  receive(queue: Queue, limit: number, visibilityMs: number): Message[];
  /** To be called after whatever changes what is or becomes visible. */
  changed(queue: Queue): void;
}

type Operation = (input: any, context: SqsContext) => unknown;

/** The AWS JSON protocol of SQS. */
export function createSqsApi(context: SqsContext): (request: AwsRequest) => Promise<AwsResponse> {
  return async ({ headers, body, caller }) => {
    try {
      const operation = headers['x-amz-target']?.split('.').at(-1) ?? '';
      const run = OPERATIONS[operation];
      if (!run)
        throw new SqsError('UnsupportedOperation', 'UnsupportedOperation', `${operation} is not supported here.`);
      context.runtime.meter.add('sqs.requests', caller, 1);
      const output = await run(JSON.parse(body.toString() || '{}'), context);
      return { status: 200, headers: JSON_TYPE, body: JSON.stringify(output ?? {}) };
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      return {
        status: error.status,
        headers: { ...JSON_TYPE, 'x-amzn-query-error': `${error.code};Sender` },
        body: JSON.stringify({ __type: `com.amazonaws.sqs#${error.name}`, message: error.message }),
      };
    }
  };
}

const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.0' };

const OPERATIONS: Readonly<Record<string, Operation>> = {
  SendMessage: (input, context) => send(context, context.queue(input.QueueUrl), input),
  SendMessageBatch: (input, context) => {
    const queue = context.queue(input.QueueUrl);
    return batch(input.Entries, (entry) => send(context, queue, entry));
  },
  ReceiveMessage: receive,
  DeleteMessage: (input, context) => remove(context, context.queue(input.QueueUrl), input),
  DeleteMessageBatch: (input, context) => {
    const queue = context.queue(input.QueueUrl);
    return batch(input.Entries, (entry) => remove(context, queue, entry));
  },
  ChangeMessageVisibility: (input, context) => changeVisibility(context, context.queue(input.QueueUrl), input),
  ChangeMessageVisibilityBatch: (input, context) => {
    const queue = context.queue(input.QueueUrl);
    return batch(input.Entries, (entry) => changeVisibility(context, queue, entry));
  },
  GetQueueAttributes: (input, context) => ({
    Attributes: queueAttributes(context, context.queue(input.QueueUrl), input),
  }),
  GetQueueUrl: (input, { queue }) => ({ QueueUrl: queue(input.QueueName).url }),
  ListQueues: ({ QueueNamePrefix: prefix = '' }, { queues }) => ({
    QueueUrls: queues().flatMap(({ name, url }) => (name.startsWith(prefix) ? [url] : [])),
  }),
  PurgeQueue: (input, { queue, messages, changed }) => {
    const purged = queue(input.QueueUrl);
    messages.purge(purged);
    changed(purged);
  },
};

function send({ runtime, messages, changed }: SqsContext, queue: Queue, entry: any) {
  const { MessageBody: body, MessageAttributes: attributes = {}, DelaySeconds: delaySeconds } = entry;
  if (typeof body !== 'string' || body === '') throw missing('MessageBody');
  if (delaySeconds !== undefined) checkRange('DelaySeconds', delaySeconds, 0, MAX_DELAY_S);
  if (Buffer.byteLength(body) > queue.maximumMessageBytes) {
    throw invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maximumMessageBytes} bytes.`,
    );
  }
  const delayMs = delaySeconds === undefined ? queue.delayMs : delaySeconds * 1000;
  const id = messages.add(queue, { body, attributes, delayMs }, runtime.clock.now());
  changed(queue);
  return { MessageId: id, MD5OfMessageBody: md5(body), ...digestOf(attributes) };
}

function digestOf(attributes: MessageAttributes) {
  return Object.keys(attributes).length > 0 && { MD5OfMessageAttributes: md5OfAttributes(attributes) };
}

async function receive(input: any, { runtime, receive, queue: find }: SqsContext) {
  const queue = find(input.QueueUrl);
  const { MaxNumberOfMessages: limit = 1, VisibilityTimeout: seconds, WaitTimeSeconds: wait = 0 } = input;
  checkRange('MaxNumberOfMessages', limit, 1, MAX_BATCH);
  if (seconds !== undefined) checkRange('VisibilityTimeout', seconds, 0, MAX_VISIBILITY_S);
  const visibilityMs = seconds === undefined ? queue.visibilityTimeoutMs : seconds * 1000;
  let received = receive(queue, limit, visibilityMs);
  for (
    let waited = 0;
    received.length === 0 && waited < Math.min(wait * 1000, LONGEST_WAIT_MS);
    waited += WAIT_STEP_MS
  ) {
    await delay(WAIT_STEP_MS);
    received = receive(queue, limit, visibilityMs);
  }
  return received.length > 0 ? { Messages: received.map((message) => toApi(message, input, runtime)) } : {};
}

function toApi(message: Message, input: any, { accountId }: Runtime) {
  const asked: string[] = input.MessageSystemAttributeNames ?? input.AttributeNames ?? [];
  const system = Object.entries(systemAttributes(message, accountId)).filter(([name]) => wants(asked, name));
  const own = Object.entries(message.attributes).filter(([name]) => wants(input.MessageAttributeNames ?? [], name));
  const attributes = Object.fromEntries(own);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    ...(own.length > 0 && { MessageAttributes: attributes, ...digestOf(attributes) }),
  };
}

export function systemAttributes(message: Message, accountId: string): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    SenderId: accountId,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? ''),
  };
}

/** `All`, `.*`, a name, or a beginning such as `trace.*`. */
function wants(asked: string[], name: string): boolean {
  return asked.some((it) => it === 'All' || it === name || (it.endsWith('.*') && name.startsWith(it.slice(0, -2))));
}

function remove({ messages, changed }: SqsContext, queue: Queue, { ReceiptHandle: handle }: any): undefined {
  if (!handle) throw missing('ReceiptHandle');
  messages.remove(queue, handle);
  changed(queue);
}

function changeVisibility({ runtime, messages, changed }: SqsContext, queue: Queue, entry: any): undefined {
  const { ReceiptHandle: handle, VisibilityTimeout: seconds } = entry;
  checkRange('VisibilityTimeout', seconds, 0, MAX_VISIBILITY_S);
  const now = runtime.clock.now();
  if (!messages.changeVisibility(queue, handle ?? '', now + seconds * 1000, now)) {
    throw new SqsError(
      'MessageNotInflight',
      'AWS.SimpleQueueService.MessageNotInflight',
      'The message is not in flight.',
    );
  }
  changed(queue);
}

function queueAttributes({ runtime, messages }: SqsContext, queue: Queue, { AttributeNames: asked = [] }: any) {
  const { visible, inFlight, delayed } = messages.count(queue, runtime.clock.now());
  const all = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(queue.visibilityTimeoutMs / 1000),
    MessageRetentionPeriod: String(queue.retentionMs / 1000),
    DelaySeconds: String(queue.delayMs / 1000),
    MaximumMessageSize: String(queue.maximumMessageBytes),
    ReceiveMessageWaitTimeSeconds: '0',
    ...(queue.redrive && { RedrivePolicy: JSON.stringify(queue.redrive) }),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => wants(asked, name)));
}
