import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { createEventSourceMappingService } from '../src/services/event-source-mapping/index.ts';
import { createSqsService } from '../src/services/sqs/index.ts';
import { createTestRuntime, declare, serveAws, TEST_CREDENTIALS, temporaryDataDir } from '../testing/one-service.ts';

const ARN = 'arn:aws:sqs:us-east-1:000000000000:Work';
const DEAD_ARN = 'arn:aws:sqs:us-east-1:000000000000:Dead';
const QueueUrl = 'http://localhost:8787/000000000000/Work';
const DeadUrl = 'http://localhost:8787/000000000000/Dead';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A queue with a visibility time-out of a minute whose messages go to another after being received twice. */
async function start(
  options: { dataDir?: string; mapping?: object; handler?: (records: any[]) => unknown; queue?: object } = {},
) {
  const { dataDir } = options;
  const testbed = createTestRuntime(dataDir ? { dataDir } : { startAt: '2026-05-04T09:00:00Z' });
  const sqs = createSqsService(testbed.runtime);
  const mappings = createEventSourceMappingService(testbed.runtime);
  testbed.neighbours.queues = sqs;
  testbed.neighbours.lambda.invoke = async (_, payload) => {
    try {
      const answer = await options.handler!((payload as { Records: any[] }).Records);
      return { ok: true, payload: answer ?? null, billedMs: 1 };
    } catch (error) {
      return { ok: false, error: { errorType: 'Error', errorMessage: String(error) }, billedMs: 1 };
    }
  };
  const RedrivePolicy = { deadLetterTargetArn: DEAD_ARN, maxReceiveCount: 2 };
  const properties = { QueueName: 'Work', VisibilityTimeout: 60, RedrivePolicy, ...options.queue };
  declare(sqs, {
    Work: { type: 'AWS::SQS::Queue', properties },
    Dead: { type: 'AWS::SQS::Queue', properties: { QueueName: 'Dead' } },
  });
  if (options.handler) {
    const mapping = { EventSourceArn: ARN, FunctionName: 'Worker', ...options.mapping };
    declare(mappings, { Mapping: { type: 'AWS::Lambda::EventSourceMapping', properties: mapping } });
  }
  await mappings.start!();
  testbed.clock.start();
  const server = await serveAws(sqs);
  const client = new SQSClient({ endpoint: server.endpoint, region: 'us-east-1', credentials: TEST_CREDENTIALS });
  let running = true;
  async function kill() {
    if (!running) return;
    running = false;
    client.destroy();
    await mappings.stop!();
    testbed.kill();
    await server.close();
  }
  cleanups.push(kill);
  return {
    ...testbed,
    ...{ client, sqs, kill },
    send: (body: string) => client.send(new SendMessageCommand({ QueueUrl, MessageBody: body })),
    async receive(input: Partial<ReceiveMessageCommandInput> = {}) {
      const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...input });
      return (await client.send(command)).Messages ?? [];
    },
  };
}

const bodies = (messages: { Body?: string | undefined }[]) => messages.map(({ Body }) => Body);

describe('a queue', () => {
  it('gives a message to the SDK, attributes and digests included, until it is deleted', async () => {
    const { client, receive, advanceTo } = await start();
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: '민원' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
      count: { DataType: 'Number', StringValue: '3' },
    };

    // The SDK compares the digests of body and attributes with its own.
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'héllo', MessageAttributes }));
    const [message] = await receive({ MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] });

    expect(message).toMatchObject({ Body: 'héllo', MessageAttributes });
    expect(message!.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
    expect(await receive()).toEqual([]);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message!.ReceiptHandle }));
    await advanceTo('2026-05-04T10:00:00Z');
    expect(await receive()).toEqual([]);
  });

  it('shows a message again after its visibility time-out, and moves it aside after too many receives', async () => {
    const { send, receive, advanceTo } = await start();
    await send('poison');

    expect(bodies(await receive())).toEqual(['poison']);
    await advanceTo('2026-05-04T09:00:50Z');
    expect(await receive()).toEqual([]);
    await advanceTo('2026-05-04T09:01:30Z');
    expect(bodies(await receive())).toEqual(['poison']);
    await advanceTo('2026-05-04T09:03:00Z');

    expect(await receive()).toEqual([]);
    expect(bodies(await receive({ QueueUrl: DeadUrl }))).toEqual(['poison']);
  });

  it('lets the visibility of a message be changed', async () => {
    const { client, send, receive } = await start();
    await send('again');
    const [message] = await receive();
    const ReceiptHandle = message!.ReceiptHandle;

    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));

    expect(bodies(await receive())).toEqual(['again']);
  });

  it('delays messages and forgets them after the retention period', async () => {
    const { client, receive, advanceTo } = await start({ queue: { MessageRetentionPeriod: 3600 } });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'later', DelaySeconds: 300 }));

    expect(await receive()).toEqual([]);
    await advanceTo('2026-05-04T09:05:10Z');
    expect(bodies(await receive({ VisibilityTimeout: 0 }))).toEqual(['later']);
    await advanceTo('2026-05-04T10:00:10Z');
    expect(await receive()).toEqual([]);
  });

  it('takes batches, entry by entry', async () => {
    const { client, receive } = await start();
    const Entries = [
      { Id: 'one', MessageBody: '1' },
      { Id: 'bad', MessageBody: '2', DelaySeconds: 5000 },
      { Id: 'two', MessageBody: '3' },
    ];

    const sent = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(sent.Successful!.map(({ Id }) => Id)).toEqual(['one', 'two']);
    expect(sent.Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidParameterValue', SenderFault: true }]);

    const messages = await receive();
    expect(bodies(messages)).toEqual(['1', '3']);
    const handles = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    const removed = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: handles }));
    expect(removed.Successful).toHaveLength(2);
  });

  it('can be found, counted and purged', async () => {
    const { client, send, receive } = await start();
    await send('a');
    await send('b');
    await receive({ MaxNumberOfMessages: 1 });

    const { QueueUrls } = await client.send(new ListQueuesCommand({ QueueNamePrefix: 'Wo' }));
    expect(QueueUrls).toEqual([QueueUrl]);
    expect((await client.send(new GetQueueUrlCommand({ QueueName: 'Work' }))).QueueUrl).toBe(QueueUrl);
    const count = () => client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect((await count()).Attributes).toMatchObject({
      QueueArn: ARN,
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
    });
    await client.send(new PurgeQueueCommand({ QueueUrl }));
    expect((await count()).Attributes).toMatchObject({ ApproximateNumberOfMessages: '0' });
    const nowhere = new GetQueueUrlCommand({ QueueName: 'Nowhere' });
    await expect(client.send(nowhere)).rejects.toThrow(QueueDoesNotExist);
  });

  it('keeps its messages through a kill -9', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    const killed = await start({ dataDir });
    await killed.send('kept');
    await killed.kill();

    const { receive } = await start({ dataDir });
    expect(bodies(await receive())).toEqual(['kept']);
  });

  it('is refused when it is first-in-first-out', async () => {
    await expect(start({ queue: { FifoQueue: true } })).rejects.toThrow(/Work: FIFO queues are not supported/);
  });

  it('shows its messages on a page without receiving them', async () => {
    const { sqs, send, receive } = await start();
    await send('<b>look</b>');
    const request = { params: {}, query: new URLSearchParams(), body: Buffer.alloc(0), headers: {} };

    const html = String((await sqs.pages!['GET queues']!(request)).body);

    expect(html).toContain('&#60;b&#62;look');
    expect(bodies(await receive())).toEqual(['<b>look</b>']);
  });
});

describe('a function behind a queue', () => {
  it('gets messages as they come, and they are gone', async () => {
    const received: any[] = [];
    const { send, runtime, receive, advanceTo } = await start({ handler: (records) => void received.push(...records) });

    await send('a');
    await runtime.activity.idle();
    await advanceTo('2026-05-04T09:05:00Z');

    expect(received).toEqual([
      {
        messageId: expect.any(String),
        receiptHandle: expect.any(String),
        body: 'a',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
          SenderId: '000000000000',
          ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        },
        messageAttributes: {},
        md5OfBody: '0cc175b9c0f1b6a831c399e269772661',
        eventSource: 'aws:sqs',
        eventSourceARN: ARN,
        awsRegion: 'us-east-1',
      },
    ]);
    expect(await receive()).toEqual([]);
  });

  it('gets what it failed again when it has said it wants it, and no sooner', async () => {
    const received: string[] = [];
    const { client, send, runtime, receive, advanceTo } = await start({
      mapping: { FunctionResponseTypes: ['ReportBatchItemFailures'] },
      async handler([{ messageId, receiptHandle, attributes }]) {
        received.push(
          `${new Date(runtime.clock.now()).toISOString().slice(11, 16)} ${attributes.ApproximateReceiveCount}`,
        );
        const again = { QueueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: 4 * 3600 };
        await client.send(new ChangeMessageVisibilityCommand(again));
        return { batchItemFailures: [{ itemIdentifier: messageId }] };
      },
    });

    await send('later');
    await runtime.activity.idle();
    await advanceTo('2026-05-04T20:00:00Z');

    expect(received).toEqual(['09:00 1', '13:00 2']);
    expect(bodies(await receive({ QueueUrl: DeadUrl }))).toEqual(['later']);
  });

  it('gets what it failed again after the visibility time-out, and then it goes to the dead-letter queue', async () => {
    const batches: string[][] = [];
    const { send, runtime, receive, advanceTo } = await start({
      mapping: { FunctionResponseTypes: ['ReportBatchItemFailures'], MaximumBatchingWindowInSeconds: 5 },
      handler(records) {
        batches.push(records.map(({ body }) => body));
        const failed = records.filter(({ body }) => body === 'bad');
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      },
    });

    await send('good');
    await send('bad');
    await runtime.activity.idle();
    await advanceTo('2026-05-04T10:00:00Z');

    expect(batches).toEqual([['good', 'bad'], ['bad']]);
    expect(bodies(await receive({ QueueUrl: DeadUrl }))).toEqual(['bad']);
  });
});
