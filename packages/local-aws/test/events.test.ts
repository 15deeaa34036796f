import { afterEach, describe, expect, it } from 'vitest';
import { createEventsService } from '../src/services/events/index.ts';
import { compilePath } from '../src/services/events/json-path.ts';
import { createTestRuntime, declare, temporaryDataDir } from '../testing/one-service.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:Feedback';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:Feedback';
const DEAD = 'arn:aws:sqs:us-east-1:000000000000:Dead';

const cleanups: (() => unknown)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

function rule(properties: Record<string, unknown>) {
  return { type: 'AWS::Events::Rule', properties: { EventPattern: { source: ['aws.ses'] }, ...properties } };
}

function begin(
  rules: Record<string, ReturnType<typeof rule>>,
  options: { dataDir?: string; restarted?: boolean } = {},
) {
  const { dataDir, restarted } = options;
  const test = createTestRuntime({
    ...(dataDir && { dataDir }),
    ...(!restarted && { startAt: '2026-05-04T09:00:00Z' }),
  });
  cleanups.push(test.kill);
  const service = createEventsService(test.runtime);
  declare(service, rules);
  const start = async () => {
    await service.start!();
    test.clock.start();
  };
  return { ...test, service, start };
}

const BOUNCED = { source: 'aws.ses', 'detail-type': 'Email Bounced', detail: { mail: { messageId: 'm1' } } };

describe('rules', () => {
  it('deliver the envelope to functions and queues whose pattern matches', async () => {
    const test = begin({
      Feedback: rule({
        Targets: [
          { Id: 'a', Arn: FUNCTION },
          { Id: 'b', Arn: QUEUE },
        ],
      }),
      Other: rule({ EventPattern: { source: ['aws.s3'] }, Targets: [{ Id: 'a', Arn: QUEUE }] }),
      Disabled: rule({ State: 'DISABLED', Targets: [{ Id: 'a', Arn: QUEUE }] }),
    });
    await test.start();
    test.service.put(BOUNCED);
    await test.advanceTo('2026-05-04T09:00:01Z');
    const envelope = {
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Email Bounced',
      source: 'aws.ses',
      account: '000000000000',
      time: '2026-05-04T09:00:00Z',
      region: 'us-east-1',
      resources: [],
      detail: { mail: { messageId: 'm1' } },
    };
    expect(test.received.invocations.map(({ function: name, payload }) => [name, payload])).toEqual([
      [FUNCTION, envelope],
    ]);
    expect(test.received.messages.map(({ queue, body }) => [queue, JSON.parse(body)])).toEqual([[QUEUE, envelope]]);
  });

  it('give a target a part of the event, or something fixed', async () => {
    const test = begin({
      Feedback: rule({
        Targets: [
          { Id: 'a', Arn: FUNCTION, InputPath: '$.detail.mail' },
          { Id: 'b', Arn: FUNCTION, Input: '{"fixed":true}' },
        ],
      }),
    });
    await test.start();
    test.service.put(BOUNCED);
    await test.advanceTo('2026-05-04T09:00:01Z');
    expect(test.received.invocations.map(({ payload }) => payload)).toEqual([{ messageId: 'm1' }, { fixed: true }]);
  });

  it('retry, and hand what cannot be delivered to the dead-letter queue', async () => {
    const target = {
      Id: 'a',
      Arn: FUNCTION,
      RetryPolicy: { MaximumRetryAttempts: 3 },
      DeadLetterConfig: { Arn: DEAD },
    };
    const test = begin({ Feedback: rule({ Name: 'feedback', Targets: [target] }) });
    await test.start();
    let attempts = 0;
    test.neighbours.lambda.invokeAsync = () => {
      attempts += 1;
      throw Object.assign(new Error('busy'), { name: 'TooManyRequestsException' });
    };
    test.service.put(BOUNCED);
    await test.advanceTo('2026-05-04T10:00:00Z');
    expect(attempts).toBe(4);
    expect(test.received.messages).toMatchObject([
      {
        queue: DEAD,
        attributes: {
          ERROR_CODE: 'TooManyRequestsException',
          RETRY_ATTEMPTS: '3',
          EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
          RULE_ARN: 'arn:aws:events:us-east-1:000000000000:rule/feedback',
        },
      },
    ]);
    expect(JSON.parse(test.received.messages[0]!.body)).toMatchObject(BOUNCED);
  });

  it('deliver after a kill -9 what was put before it', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    const first = begin({ Feedback: rule({ Targets: [{ Id: 'a', Arn: FUNCTION }] }) }, { dataDir });
    first.service.put(BOUNCED);
    first.kill();
    expect(first.received.invocations).toEqual([]);
    const second = begin({}, { dataDir, restarted: true });
    await second.start();
    await second.advanceTo('2026-05-04T09:01:00Z');
    expect(second.received.invocations).toMatchObject([{ function: FUNCTION, payload: BOUNCED }]);
  });

  it.each([
    ['a schedule', { ScheduleExpression: 'rate(1 day)' }, /AWS::Scheduler::Schedule/],
    ['another bus', { EventBusName: 'mine' }, /default event bus/],
    ['an input transformer', { Targets: [{ Id: 'a', Arn: FUNCTION, InputTransformer: {} }] }, /InputTransformer/],
    ['another kind of target', { Targets: [{ Id: 'a', Arn: 'arn:aws:sns:us-east-1:0:x' }] }, /arn:aws:sns/],
    ['a path it cannot follow', { Targets: [{ Id: 'a', Arn: FUNCTION, InputPath: '$..x' }] }, /\$\.\.x/],
    ['a pattern that is none', { EventPattern: { source: 'aws.ses' } }, /source/],
  ])('refuse %s by name', (_, properties, message) => {
    expect(() => begin({ Bad: rule(properties) })).toThrow(message);
  });
});

describe('PutEvents', () => {
  async function putEvents(service: ReturnType<typeof createEventsService>, Entries: object[]) {
    const answer = await service.handle!({
      method: 'POST',
      url: '/',
      headers: { 'x-amz-target': 'AWSEvents.PutEvents', 'content-type': 'application/x-amz-json-1.1' },
      body: Buffer.from(JSON.stringify({ Entries })),
      caller: 'test',
    });
    return { status: answer.status, body: JSON.parse(String(answer.body)) };
  }
  const entry = { Source: 'shop', DetailType: 'Order', Detail: '{"id":1}' };

  it('takes each entry by itself', async () => {
    const test = begin({ Orders: rule({ EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: FUNCTION }] }) });
    await test.start();
    const { body } = await putEvents(test.service, [
      entry,
      { ...entry, Detail: 'no JSON' },
      { ...entry, Source: 'aws.ses' },
      { Source: 'shop', Detail: '{}' },
    ]);
    expect(body.FailedEntryCount).toBe(3);
    expect(body.Entries.map(({ ErrorCode }: any) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'NotAuthorizedForSourceException',
      'InvalidArgument',
    ]);
    await test.advanceTo('2026-05-04T09:00:01Z');
    expect(test.received.invocations).toMatchObject([{ payload: { id: body.Entries[0].EventId, detail: { id: 1 } } }]);
  });

  it('takes ten at most', async () => {
    const test = begin({});
    const { status, body } = await putEvents(test.service, Array(11).fill(entry));
    expect([status, body.__type]).toEqual([400, 'ValidationException']);
  });
});

describe('input paths', () => {
  const event = { detail: { 'a name': [{ x: 1 }] } };
  it.each([
    ['$', event],
    ['$.detail["a name"][0].x', 1],
    ["$.detail['a name'][0]", { x: 1 }],
    ['$.missing.too', undefined],
  ])('%s', (path, found) => {
    expect(compilePath(path)(event)).toEqual(found);
  });
  it.each(['detail', '$detail', '$.a[*]', '$.a.', '$.a[?(@.x)]'])('%s is refused', (path) => {
    expect(() => compilePath(path)).toThrow(/not supported/);
  });
});
