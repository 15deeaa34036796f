import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { faultOf, log } from './log.ts';

/** A message as handlers see it. */
export interface QueueMessage {
  /** Its body, which is JSON. */
  body: unknown;
  /** How often it has been received, this time included. */
  receives: number;
}

/** Whether a message has had its effect, or after how many seconds the queue is to bring it again. */
export type Handled = 'done' | { againIn: number };

/**
 * A consumer of a queue. The messages of a batch are handled side by side, each on its own: one that fails is brought
 * again when the queue's visibility time-out is over, and goes to the dead letters when it has failed too often.
 * @param bringAgain has the queue bring a message at another time than that
 */
export function queueConsumer(
  bringAgain: (receiptHandle: string, seconds: number) => Promise<void>,
  handle: (message: QueueMessage) => Promise<Handled>,
) {
  async function isDone({ messageId, body, receiptHandle, attributes }: SQSRecord): Promise<boolean> {
    try {
      const receives = Number(attributes.ApproximateReceiveCount);
      const handled = await handle({ body: JSON.parse(body), receives });
      if (handled === 'done') return true;
      await bringAgain(receiptHandle, handled.againIn);
    } catch (error) {
      log('error', 'message failed', { messageId, ...faultOf(error) });
    }
    return false;
  }

  return middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const done = await Promise.all(Records.map(isDone));
    const failed = Records.filter((_, index) => !done[index]);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
}
