import type { QueuesApi, ReceivedMessage, Runtime, Service, SqsApi } from '../../service.ts';
import { createSqsApi, type SqsContext, systemAttributes } from './api.ts';
import { type MessageAttributes, md5 } from './digest.ts';
import { queueDoesNotExist } from './errors.ts';
import { type Message, Messages } from './messages.ts';
import { queuesPage } from './page.ts';
import { type Queue, queueKind, readQueue } from './queues.ts';

/** SQS standard queues. Messages are in the store before they are acknowledged. */
export function createSqsService(runtime: Runtime): Service & SqsApi & QueuesApi {
  const queues = new Map<string, Queue>();
  const listeners = new Map<string, (() => void)[]>();
  const messages = new Messages(runtime.db);

  function find(nameOrUrlOrArn = ''): Queue {
    const queue = queues.get(nameIn(nameOrUrlOrArn));
    if (!queue) throw queueDoesNotExist();
    return queue;
  }

  function changed({ name }: Queue): void {
    for (const listener of listeners.get(name) ?? []) listener();
  }

  function receive(queue: Queue, limit: number, visibilityMs: number): Message[] {
    const now = runtime.clock.now();
    const received = messages.receive(queue, { limit, now, visibleAgainAt: now + visibilityMs });
    changed(queue);
    const deadLetterQueue = queue.redrive && queues.get(nameIn(queue.redrive.deadLetterTargetArn));
    if (deadLetterQueue) changed(deadLetterQueue);
    return received;
  }

  const context: SqsContext = { runtime, messages, queue: find, queues: () => [...queues.values()], receive, changed };

  return {
    name: 'sqs',
    kinds: {
      'AWS::SQS::Queue': {
        ...queueKind,
        declare(resource) {
          const queue = readQueue(resource, runtime);
          queues.set(queue.name, queue);
        },
      },
    },
    handle: createSqsApi(context),
    pages: { 'GET queues': queuesPage(context) },
    send(nameOrUrlOrArn, body, attributes = {}) {
      const queue = find(nameOrUrlOrArn);
      const message = { body, attributes: stringAttributes(attributes), delayMs: queue.delayMs };
      messages.add(queue, message, runtime.clock.now());
      changed(queue);
    },
    receive(arn, limit) {
      const queue = find(arn);
      runtime.meter.add('sqs.requests', 'event source mappings', 1);
      return receive(queue, limit, queue.visibilityTimeoutMs).map((message) => toLambda(message, runtime.accountId));
    },
    remove(arn, receiptHandles) {
      const queue = find(arn);
      for (const receiptHandle of receiptHandles) messages.remove(queue, receiptHandle);
      runtime.meter.add('sqs.requests', 'event source mappings', 1);
    },
    nextVisible: (arn) => messages.nextVisible(find(arn)),
    onChange(arn, arrived) {
      const { name } = find(arn);
      listeners.set(name, [...(listeners.get(name) ?? []), arrived]);
    },
  };
}

/** The name in a name, URL or ARN. */
function nameIn(nameOrUrlOrArn: string): string {
  return nameOrUrlOrArn.split(/[:/]/).at(-1)!;
}

function stringAttributes(attributes: Record<string, string>): MessageAttributes {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.map(([name, value]) => [name, { DataType: 'String', StringValue: value }]));
}

function toLambda(message: Message, accountId: string): ReceivedMessage {
  const attributes = Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    {
      dataType: DataType,
      ...(StringValue !== undefined && { stringValue: StringValue }),
      ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
    },
  ]);
  return {
    messageId: message.id,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: systemAttributes(message, accountId),
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: md5(message.body),
  };
}
