import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** Nobody else sees a message while it is worked on; three times the longest time-out of a function. */
const hiddenSeconds = 900;

/** A dead-letter queue, or the one its messages are from. */
export class Queue {
  readonly #sqs: SQSClient;
  readonly #url: string;

  constructor(sqs: SQSClient, url: string) {
    this.#sqs = sqs;
    this.#url = url;
  }

  /** Takes every message, the oldest first. What is neither removed nor put back shows again after a quarter of an hour. */
  async takeAll(): Promise<Message[]> {
    const taken = new Map<string, Message>();
    for (;;) {
      const { Messages = [] } = await this.#sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: this.#url,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: hiddenSeconds,
          // Long polling asks all of the queue's servers, not only some.
          WaitTimeSeconds: 1,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
      );
      for (const message of Messages) taken.set(message.MessageId!, message);
      if (Messages.length === 0) break;
    }
    return [...taken.values()].sort((a, b) => sentAt(a) - sentAt(b));
  }

  async remove({ ReceiptHandle }: Message): Promise<void> {
    await this.#sqs.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle }));
  }

  async send(body: string): Promise<void> {
    await this.#sqs.send(new SendMessageCommand({ QueueUrl: this.#url, MessageBody: body }));
  }

  async putBack({ ReceiptHandle }: Message): Promise<void> {
    const input = { QueueUrl: this.#url, ReceiptHandle, VisibilityTimeout: 0 };
    await this.#sqs.send(new ChangeMessageVisibilityCommand(input));
  }
}

function sentAt(message: Message): number {
  return Number(message.Attributes?.SentTimestamp);
}
