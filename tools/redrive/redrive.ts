import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type Message, SQSClient } from '@aws-sdk/client-sqs';
import { type DeadLetter, readDeadLetter, type StreamBatch } from './dead-letter.ts';
import { Queue } from './queue.ts';
import type { DeployedStack } from './stack-outputs.ts';
import { RecordsTrimmed, readEvents } from './stream-records.ts';

interface DeadLetters {
  /** The output that holds the queue's URL. */
  output: string;
  /** Where docs/runbook.md tells of it. */
  runbook: string;
  /** The output of the queue whose own messages end here: they go back there as they are. */
  source?: string;
}

export const queues = {
  lifecycle: { output: 'LifecycleDeadLettersUrl', runbook: 'dead-letters-lifecycle' },
  mail: { output: 'MailDeadLettersUrl', runbook: 'dead-letters-mail' },
  feedback: { output: 'FeedbackDeadLettersUrl', runbook: 'dead-letters-mail-feedback' },
  digests: { output: 'DigestDeadLettersUrl', runbook: 'dead-letters-digests' },
  schedules: { output: 'ScheduleDeadLettersUrl', runbook: 'dead-letters-schedules' },
  webhooks: { output: 'WebhookDeadLettersUrl', runbook: 'dead-letters-webhooks', source: 'WebhookQueueUrl' },
} as const satisfies Record<string, DeadLetters>;

export type QueueName = keyof typeof queues;

export type Fate =
  | { outcome: 'redriven' | 'discarded' }
  /** Left in the queue. */
  | { outcome: 'listed' | 'trimmed' | 'unknown' }
  | { outcome: 'failed'; reason: string };

export interface Order {
  /** Only says what is there. */
  dryRun: boolean;
  /** Ids of messages to delete without another try. */
  discard: readonly string[];
}

/**
 * Gives every message of a dead-letter queue to the function that failed it, once, and deletes those it now takes; a
 * message of another queue goes back there.
 * @param tell told of each message as it is done with
 */
export async function redrive(
  { outputs, client }: DeployedStack,
  name: QueueName,
  order: Order,
  tell: (message: Message, letter: DeadLetter, fate: Fate) => void,
): Promise<void> {
  const sqs = new SQSClient(client);
  const { output, source }: DeadLetters = queues[name];
  const queue = new Queue(sqs, outputs[output]!);
  const streams = new DynamoDBStreamsClient(client);
  const lambda = new LambdaClient(client);

  async function decide(message: Message, letter: DeadLetter): Promise<Fate> {
    if (order.discard.includes(message.MessageId!)) return { outcome: 'discarded' };
    if (order.dryRun) return { outcome: 'listed' };
    if (source) {
      await new Queue(sqs, outputs[source]!).send(message.Body!);
      return { outcome: 'redriven' };
    }
    switch (letter.kind) {
      case 'unknown':
        return { outcome: 'unknown' };
      case 'invocation':
        return invoke(lambda, letter.functionArn, JSON.stringify(letter.payload));
      case 'stream':
        return redriveRecords(letter);
    }
  }

  /** One record that fails must not keep those after it from being tried. */
  async function redriveRecords(batch: StreamBatch): Promise<Fate> {
    let worst: Fate = { outcome: 'redriven' };
    for (const event of await readEvents(streams, batch)) {
      const fate = await invoke(lambda, batch.functionArn, event);
      if (fate.outcome === 'failed') worst = fate;
    }
    return worst;
  }

  for (const message of await queue.takeAll()) {
    const letter = readDeadLetter(message);
    const fate = await decide(message, letter).catch(fateOfError);
    const isDone = fate.outcome === 'redriven' || fate.outcome === 'discarded';
    await (isDone ? queue.remove(message) : queue.putBack(message));
    tell(message, letter, fate);
  }
}

/** A function that takes its event answers without an error and names no record it failed. */
async function invoke(lambda: LambdaClient, FunctionName: string, Payload: string): Promise<Fate> {
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
  const text = answer.Payload ? Buffer.from(answer.Payload).toString() : 'null';
  if (answer.FunctionError) return { outcome: 'failed', reason: text };
  const result = JSON.parse(text || 'null') as { batchItemFailures?: unknown[] } | null;
  if (result?.batchItemFailures?.length) return { outcome: 'failed', reason: text };
  return { outcome: 'redriven' };
}

/** One message that cannot be dealt with must not keep the others from being. */
function fateOfError(error: unknown): Fate {
  if (error instanceof RecordsTrimmed) return { outcome: 'trimmed' };
  return { outcome: 'failed', reason: String(error) };
}
