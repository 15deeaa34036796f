import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toItem } from '../../adapters/dynamo/database.ts';
import { keys } from '../../adapters/dynamo/table.ts';
import { Business } from '../support/business.ts';

const root = path.resolve(import.meta.dirname, '../..');

let business: Business;
let sqs: SQSClient;
beforeAll(async () => {
  business = await Business.open('2026-06-01 10:00');
  sqs = new SQSClient(business.aws);
});
afterAll(async () => {
  sqs.destroy();
  await business.close();
});

async function waiting(output: string): Promise<number> {
  const asked = { QueueUrl: business.output(output), AttributeNames: ['ApproximateNumberOfMessages' as const] };
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand(asked));
  return Number(Attributes!.ApproximateNumberOfMessages);
}

/** The one message of a queue, which stays there. */
async function onlyMessage(output: string) {
  const asked = { QueueUrl: business.output(output), VisibilityTimeout: 0, MaxNumberOfMessages: 10 };
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(asked));
  expect(Messages).toHaveLength(1);
  return { id: Messages[0]!.MessageId!, body: JSON.parse(Messages[0]!.Body!) };
}

/** `npm run redrive -- <args>` */
async function redrive(...args: string[]): Promise<{ code: number; output: string }> {
  const run = promisify(execFile)(process.execPath, ['tools/redrive.ts', ...args], {
    cwd: root,
    env: { ...process.env, AWS_ENDPOINT_URL: business.endpoint },
  });
  const ended = await run.then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code, output: `${stdout}${stderr}` }),
  );
  await business.settle();
  return ended;
}

describe('a change that cannot be handled', () => {
  const broken = 'order-07';
  const sound = Array.from({ length: 24 }, (_, index) => `order-${String(index).padStart(2, '0')}`).filter(
    (orderId) => orderId !== broken,
  );
  const visitsOf = async (orderId: string) => (await business.table.visitsOf('northwind', orderId)).length;

  it('is tried six times and put aside, alone, while all that came with it passes', async () => {
    const now = await business.now();
    const orders = [broken, ...sound].map((orderId) => ({
      ...keys.order('northwind', orderId),
      ...{ kind: 'order', shopId: 'northwind', orderId, number: orderId, country: 'DE', updatedAt: now },
      deliveredAt: now,
      lines: orderId === broken ? null : [{ lineId: '1', product: 'Hanbit Tilt 80', quantity: 1 }],
    }));
    const TransactItems = orders.map((order) => ({
      Put: { TableName: business.output('TableName'), Item: toItem(order) },
    }));
    await business.table.database.client.send(new TransactWriteItemsCommand({ TransactItems }));
    await business.settle();
    await business.pass('PT10M');

    const { body } = await onlyMessage('LifecycleDeadLettersUrl');
    expect(body.DDBStreamBatchInfo).toMatchObject({ batchSize: 1 });
    expect(body.requestContext).toMatchObject({ condition: 'RetryAttemptsExhausted' });
    expect(await Promise.all(sound.map(visitsOf))).toEqual(sound.map(() => 2));
    expect(await visitsOf(broken)).toBe(0);
  });

  it('is listed, and left where it is', async () => {
    const { id } = await onlyMessage('LifecycleDeadLettersUrl');
    const { code, output } = await redrive('lifecycle', '--dry-run');
    expect(output).toContain(id);
    expect(code).toBe(0);
    expect(await waiting('LifecycleDeadLettersUrl')).toBe(1);
  });

  it('stays when it fails again', async () => {
    const { code, output } = await redrive('lifecycle');
    expect(output).toContain('failed again');
    expect(code).toBe(1);
    expect(await waiting('LifecycleDeadLettersUrl')).toBe(1);
  });

  it('is discarded when somebody says so', async () => {
    const { id } = await onlyMessage('LifecycleDeadLettersUrl');
    expect(await redrive('lifecycle', '--discard', id)).toMatchObject({ code: 0 });
    expect(await waiting('LifecycleDeadLettersUrl')).toBe(0);
  });
});

describe('a mail that SES will not take', () => {
  const refusals = (count: number) => business.local('POST', '/ses/fault', { mode: 'reject-throttle', count });
  const answers = async () => (await business.mails()).filter(({ text }) => text.includes('Please send a photo.'));

  it('is put aside when it has been tried often enough', async () => {
    const ticketId = await business.complain();
    await refusals(1000);
    await business.does('mina', `POST /tickets/${ticketId}/replies`, { text: 'Please send a photo.' });
    await business.pass('PT10M');
    expect(await waiting('MailDeadLettersUrl')).toBe(1);
    expect(await answers()).toEqual([]);
  });

  it('is sent, once, when SES takes mails again and the change is redriven', async () => {
    await refusals(0);
    const { code, output } = await redrive('mail');
    expect(output).toContain('redriven');
    expect(code).toBe(0);
    expect(await waiting('MailDeadLettersUrl')).toBe(0);
    expect(await answers()).toHaveLength(1);
    expect(await redrive()).toMatchObject({ code: 0 });
    expect(await answers()).toHaveLength(1);
  });
});

describe('a change the stream no longer holds', () => {
  it('is told of with what to do, and stays', async () => {
    const MessageBody = JSON.stringify({
      requestContext: { functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Any' },
      DDBStreamBatchInfo: {
        streamArn: business.output('StreamArn'),
        shardId: 'shardId-00000000000000000000-00000000',
        startSequenceNumber: '100000000000000000001',
        endSequenceNumber: '100000000000000000001',
      },
    });
    await sqs.send(new SendMessageCommand({ QueueUrl: business.output('LifecycleDeadLettersUrl'), MessageBody }));
    const { code, output } = await redrive('lifecycle');
    expect(output).toContain('docs/runbook.md#dead-letters-lifecycle');
    expect(code).toBe(1);
    expect(await waiting('LifecycleDeadLettersUrl')).toBe(1);
  });
});

describe('a scheduled run that could not be started', () => {
  it('is made up for', async () => {
    const scheduler = new SchedulerClient(business.aws);
    const { Schedules } = await scheduler.send(new ListSchedulesCommand());
    scheduler.destroy();
    const planner = Schedules!.find(({ Target }) => Target!.Arn!.includes('PlanVisits'))!.Target!.Arn!;
    const runs = async () => (await business.metered())['lambda.invocations']![planner.split(':').at(-1)!] ?? 0;
    const before = await runs();
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: business.output('ScheduleDeadLettersUrl'),
        MessageBody: '{}',
        MessageAttributes: { TARGET_ARN: { DataType: 'String', StringValue: planner } },
      }),
    );
    expect(await redrive('schedules')).toMatchObject({ code: 0 });
    expect(await waiting('ScheduleDeadLettersUrl')).toBe(0);
    expect(await runs()).toBe(before + 1);
  });
});
