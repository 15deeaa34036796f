import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DeliveryReference, EventReference } from '../../domain/webhook/reference.ts';

/** The queue of what is to be told, and the client that reaches it. */
export interface WebhookQueue {
  client: SQSClient;
  url: string;
}

/** Ids only: a queue is no place for personal data. */
export type WebhookMessage =
  | { kind: 'delivery'; delivery: DeliveryReference }
  /** An event nobody could say yet whom it is to be told to. */
  | { kind: 'event'; event: EventReference };

/** As many as one request takes. */
const batchSize = 10;

export function openQueue(url: string): WebhookQueue {
  return { client: new SQSClient({}), url };
}

/** Queues all of them. Throws when the queue did not take one: those it took are known by their ids when they come again. */
export async function enqueue({ client, url }: WebhookQueue, messages: readonly WebhookMessage[]): Promise<void> {
  for (let start = 0; start < messages.length; start += batchSize) {
    const entries = messages.slice(start, start + batchSize);
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: entries.map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) })),
      }),
    );
    if (Failed.length > 0) throw new Error(`The queue did not take a message: ${Failed[0]!.Code}`);
  }
}

/** Has the queue bring a message again after so many seconds, whatever its time-out. */
export async function bringAgain({ client, url }: WebhookQueue, receiptHandle: string, seconds: number): Promise<void> {
  await client.send(
    new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds }),
  );
}
