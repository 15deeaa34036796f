import { GetFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { serveAws, TEST_CREDENTIALS, temporaryDataDir } from '../testing/one-service.ts';
import { type LambdaTestbed, startFunctions } from './support/functions.ts';

const START = '2031-05-06T07:00:00Z';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:failed';

/** Fails as long as the event says so, and leaves the instant of every attempt in its log. */
const FAILING = `export const handler = async ({ failures = Infinity }) => {
  globalThis.attempts = (globalThis.attempts ?? 0) + 1;
  process.stdout.write('attempt ' + globalThis.attempts + ' at ' + new Date().toISOString().slice(11, 16) + '\\n');
  if (globalThis.attempts <= failures) throw new RangeError('still ' + globalThis.attempts);
  return { done: globalThis.attempts };
};`;

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.reverse()) await step();
  cleanUp = [];
});

async function start(
  options: { config?: Record<string, any>; properties?: Record<string, any>; dataDir?: string; code?: string } = {},
): Promise<LambdaTestbed> {
  const { config, dataDir } = options;
  const properties = { ReservedConcurrentExecutions: 1, ...options.properties };
  const testbed = await startFunctions(
    { Work: { code: options.code ?? FAILING, properties } },
    {
      ...(dataDir ? { dataDir } : { startAt: START }),
      ...(config && {
        resources: {
          Config: {
            type: 'AWS::Lambda::EventInvokeConfig',
            properties: { FunctionName: 'Work', Qualifier: '$LATEST', ...config },
          },
        },
      }),
    },
  );
  cleanUp.push(() => testbed.stop());
  return testbed;
}

const invocations = ({ runtime }: LambdaTestbed) => runtime.meter.snapshot()['lambda.invocations']?.Work ?? 0;

async function attempts(testbed: LambdaTestbed, count: number): Promise<string[]> {
  const page = testbed.lambda.pages!['GET logs/:function']!;
  const request = {
    params: { function: 'Work' },
    query: new URLSearchParams(),
    body: Buffer.alloc(0),
    headers: {},
  };
  const read = async () => String((await page(request)).body).match(/attempt \d at \S+/g) ?? [];
  await expect.poll(read).toHaveLength(count);
  return read();
}

describe('an asynchronous invocation that fails', () => {
  it('is tried again after one minute and then two, and then sent to its failure destination', async () => {
    const testbed = await start({ config: { DestinationConfig: { OnFailure: { Destination: QUEUE } } } });
    testbed.lambda.invokeAsync('Work', { ticket: 7 });
    await testbed.advanceTo('2031-05-06T09:00:00Z');
    expect(await attempts(testbed, 3)).toEqual(['attempt 1 at 07:00', 'attempt 2 at 07:01', 'attempt 3 at 07:03']);
    expect(testbed.received.messages).toHaveLength(1);
    const { queue, body } = testbed.received.messages[0]!;
    expect(queue).toBe(QUEUE);
    expect(JSON.parse(body)).toMatchObject({
      version: '1.0',
      timestamp: expect.stringMatching(/^2031-05-06T07:03/),
      requestContext: {
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Work:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { ticket: 7 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'RangeError', errorMessage: 'still 3' },
    });
  });

  it('is done once it succeeds, and tells its success destination', async () => {
    const testbed = await start({ config: { DestinationConfig: { OnSuccess: { Destination: QUEUE } } } });
    testbed.lambda.invokeAsync('Work', { failures: 1 });
    await testbed.advanceTo('2031-05-06T09:00:00Z');
    expect(invocations(testbed)).toBe(2);
    expect(testbed.received.messages.map(({ body }) => JSON.parse(body))).toMatchObject([
      { requestContext: { condition: 'Success', approximateInvokeCount: 2 }, responsePayload: { done: 2 } },
    ]);
  });

  it('is not tried again when told so', async () => {
    const testbed = await start({
      config: { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: QUEUE } } },
    });
    testbed.lambda.invokeAsync('Work', {});
    await testbed.advanceTo('2031-05-06T09:00:00Z');
    expect(invocations(testbed)).toBe(1);
    expect(testbed.received.messages).toHaveLength(1);
  });

  it('is given up when the next attempt would come too late', async () => {
    const testbed = await start({
      config: { MaximumEventAgeInSeconds: 90, DestinationConfig: { OnFailure: { Destination: QUEUE } } },
    });
    testbed.lambda.invokeAsync('Work', {});
    await testbed.advanceTo('2031-05-06T09:00:00Z');
    expect(invocations(testbed)).toBe(2);
    expect(JSON.parse(testbed.received.messages[0]!.body).requestContext.condition).toBe('EventAgeExceeded');
  });

  it("goes to the function's dead-letter queue, the event as it came", async () => {
    const testbed = await start({ properties: { DeadLetterConfig: { TargetArn: QUEUE } } });
    testbed.lambda.invokeAsync('Work', { ticket: 7 });
    await testbed.advanceTo('2031-05-06T09:00:00Z');
    expect(testbed.received.messages).toMatchObject([
      { queue: QUEUE, body: '{"ticket":7}', attributes: { ErrorMessage: 'still 3' } },
    ]);
  });

  it('stays in the queue until its destination has taken it', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanUp.push(remove);
    const config = { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: QUEUE } } };
    const before = await start({ dataDir, config });
    before.neighbours.sqs = {
      send() {
        throw new Error('The queue is away.');
      },
    };
    before.lambda.invokeAsync('Work', { ticket: 7 });
    await expect.poll(() => invocations(before)).toBe(1);
    await before.runtime.activity.idle();
    await before.stop();
    const after = await start({ dataDir, config });
    await expect.poll(() => after.received.messages.length).toBe(1);
  });
});

describe('a killed runtime', () => {
  it('runs what it had accepted after the restart, and no more', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanUp.push(remove);
    const before = await start({
      dataDir,
      code: 'export const handler = () => new Promise(() => setInterval(() => {}, 1e6));',
    });
    for (const ticket of [1, 2, 3]) before.lambda.invokeAsync('Work', { ticket });
    await before.stop();

    const config = { DestinationConfig: { OnSuccess: { Destination: QUEUE } } };
    const code = 'export const handler = async ({ ticket }) => ticket;';
    const after = await start({ dataDir, config, code });
    await expect.poll(() => after.received.messages.length, { timeout: 15_000 }).toBe(3);
    const tickets = after.received.messages.map(({ body }) => JSON.parse(body).responsePayload);
    expect(tickets).toEqual([1, 2, 3]);
    await after.stop();

    const again = await start({ dataDir, config, code });
    await again.runtime.activity.idle();
    expect(invocations(again)).toBe(0);
  });
});

describe('the AWS API', () => {
  async function client(testbed: LambdaTestbed): Promise<LambdaClient> {
    const { endpoint, close } = await serveAws(testbed.lambda);
    cleanUp.push(close);
    return new LambdaClient({ endpoint, region: 'us-east-1', credentials: TEST_CREDENTIALS, maxAttempts: 1 });
  }

  it('invokes and waits, and says when the function failed', async () => {
    const aws = await client(await start());
    const failed = await aws.send(new InvokeCommand({ FunctionName: 'Work', Payload: '{"failures":1}' }));
    expect(failed).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', ExecutedVersion: '$LATEST' });
    expect(JSON.parse(failed.Payload!.transformToString())).toMatchObject({ errorType: 'RangeError' });
    const FunctionName = 'arn:aws:lambda:us-east-1:000000000000:function:Work';
    const succeeded = await aws.send(new InvokeCommand({ FunctionName, Payload: '{"failures":1}' }));
    expect(succeeded.FunctionError).toBeUndefined();
    expect(JSON.parse(succeeded.Payload!.transformToString())).toEqual({ done: 2 });
  });

  it('accepts an event and runs it later', async () => {
    const testbed = await start();
    const aws = await client(testbed);
    const accepted = await aws.send(
      new InvokeCommand({ FunctionName: 'Work', InvocationType: 'Event', Payload: '{"failures":1}' }),
    );
    expect(accepted.StatusCode).toBe(202);
    await testbed.advanceTo('2031-05-06T09:00:00Z');
    expect(invocations(testbed)).toBe(2);
  });

  it('describes a function', async () => {
    const aws = await client(await start());
    const { Configuration } = await aws.send(new GetFunctionCommand({ FunctionName: 'Work' }));
    expect(Configuration).toMatchObject({
      FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Work',
      Runtime: 'nodejs24.x',
      Timeout: 3,
      State: 'Active',
    });
  });

  it('names its refusals as AWS does', async () => {
    const aws = await client(await start());
    const unknown = aws.send(new InvokeCommand({ FunctionName: 'Nobody' }));
    await expect(unknown).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const malformed = aws.send(new InvokeCommand({ FunctionName: 'Work', Payload: '{' }));
    await expect(malformed).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
    const huge = JSON.stringify('x'.repeat(2 * 1024 * 1024));
    const tooLarge = aws.send(new InvokeCommand({ FunctionName: 'Work', InvocationType: 'Event', Payload: huge }));
    await expect(tooLarge).rejects.toMatchObject({ name: 'RequestTooLargeException' });
  });
});
