import { openDatabase } from '../../adapters/dynamo/database.ts';
import { readEventOf } from '../../adapters/dynamo/history-store.ts';
import { post } from '../../adapters/webhooks/post.ts';
import { bringAgain, enqueue, openQueue, type WebhookMessage } from '../../adapters/webhooks/queue.ts';
import { deliveriesOf, type EventReference } from '../../domain/webhook/reference.ts';
import { openEndpoints } from '../_kit/endpoints.ts';
import { type Handled, queueConsumer } from '../_kit/queue.ts';
import { nowText } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';
import { deliver } from './deliver.ts';

const environment = readEnvironment('sendWebhooks');
const database = openDatabase(environment.TABLE_NAME);
const queue = openQueue(environment.WEBHOOK_QUEUE_URL);
const endpoints = openEndpoints(environment.ENDPOINTS_SECRET_ARN);
const sender = { database, endpoints, post, now: nowText, random: Math.random };

/** Posts what the queue brings to the endpoints it is for. */
export const handler = queueConsumer(
  (receiptHandle, seconds) => bringAgain(queue, receiptHandle, seconds),
  async ({ body, receives }) => {
    const message = body as WebhookMessage;
    return message.kind === 'delivery' ? deliver(sender, message.delivery, receives) : divide(message.event);
  },
);

/** Makes up for the endpoints not having been readable when the event happened. */
async function divide(reference: EventReference): Promise<Handled> {
  const { usable } = await endpoints.all();
  const event = await readEventOf(database, reference);
  const deliveries = event ? deliveriesOf(event, usable) : [];
  await enqueue(
    queue,
    deliveries.map((delivery) => ({ kind: 'delivery', delivery })),
  );
  return 'done';
}
