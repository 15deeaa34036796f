import { afterEach, describe, expect, it } from 'vitest';
import { UnsupportedTemplate } from '../src/service.ts';
import { type FunctionSource, type LambdaTestbed, startFunctions } from './support/functions.ts';

let testbed: LambdaTestbed;
afterEach(() => testbed.stop());

async function start(sources: Record<string, string | FunctionSource>, startAt?: string): Promise<LambdaTestbed> {
  const full = Object.entries(sources).map(([name, source]) => [
    name,
    typeof source === 'string' ? { code: source } : source,
  ]);
  testbed = await startFunctions(Object.fromEntries(full), startAt ? { startAt } : {});
  return testbed;
}

async function invoke(name: string, payload: unknown = {}): Promise<any> {
  const result = await testbed.lambda.invoke(name, payload);
  if (!result.ok) throw new Error(`${result.error.errorType}: ${result.error.errorMessage}`);
  return result.payload;
}

async function fail(name: string, payload: unknown = {}) {
  const result = await testbed.lambda.invoke(name, payload);
  if (result.ok) throw new Error('It succeeded.');
  return result.error;
}

describe('a function', () => {
  it('gets the event and a context, and answers with what it returns', async () => {
    await start({
      Echo: `export const handler = async (event, context) => ({ event, context, left: context.getRemainingTimeInMillis() });`,
    });
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:Echo';
    const { event, context, left } = await invoke(`${arn}:$LATEST`, { a: [1, '한국어'] });
    expect(event).toEqual({ a: [1, '한국어'] });
    expect(context).toMatchObject({
      functionName: 'Echo',
      functionVersion: '$LATEST',
      invokedFunctionArn: arn,
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/Echo',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(3000);
  });

  it('answers null when it returns nothing', async () => {
    await start({ Quiet: 'export const handler = async () => {};' });
    expect(await invoke('Quiet')).toBeNull();
  });

  it("sees Lambda's environment and its own, and none of the host's", async () => {
    await start({
      Env: {
        code: 'export const handler = async () => process.env;',
        properties: { Environment: { Variables: { TABLE: 'Tickets', AWS_REGION: 'mars' } }, MemorySize: 256 },
      },
    });
    const environment = await invoke('Env');
    expect(environment).toMatchObject({
      TABLE: 'Tickets',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'Env',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_ACCESS_KEY_ID: 'LOCALEnv',
      AWS_ENDPOINT_URL: 'http://localhost:8787',
      TZ: ':UTC',
    });
    expect(environment).not.toHaveProperty('HOME');
  });

  it('reads the movable clock wherever it asks for the present', async () => {
    await start(
      {
        Now: `
          const loaded = Date.now();
          class Later extends Date {}
          export const handler = async () => ({
            loaded, now: Date.now(), made: new Date().toISOString(), text: Date(), later: new Later().getTime(),
            intl: new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'UTC' }).format(),
            parts: new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'UTC' }).formatToParts()[0].value,
            given: new Date(2001, 0, 2, 3).toISOString(), parsed: new Date('2002-03-04').getTime(),
            isDate: new Date() instanceof Date && new Date().constructor === Date,
          });`,
      },
      '2031-05-06T07:08:09Z',
    );
    const before = await invoke('Now');
    expect(new Date(before.loaded).toISOString()).toMatch(/^2031-05-06T07:08/);
    await testbed.advanceTo('2032-02-03T04:05:06Z');
    const after = await invoke('Now');
    expect(after.loaded).toBe(before.loaded);
    expect(after.made).toMatch(/^2032-02-03T04:05/);
    expect(after.text).toMatch(/^Tue Feb 03 2032 04:05/);
    for (const instant of [after.now, after.later]) expect(new Date(instant).toISOString()).toMatch(/^2032-02-03T04/);
    expect([after.intl, after.parts]).toEqual(['2032', '2032']);
    expect(after).toMatchObject({ given: '2001-01-02T03:00:00.000Z', parsed: Date.UTC(2002, 2, 4), isDate: true });
  });

  it('runs one invocation at a time in an environment, in order, as many as it has reserved', async () => {
    const code = `
      import { threadId } from 'node:worker_threads';
      let running = 0;
      export const handler = async ({ number, ms }) => {
        running += 1;
        const seen = running;
        await new Promise((done) => setTimeout(done, ms));
        running -= 1;
        return { number, seen, threadId };
      };`;
    await start({
      Single: { code, properties: { ReservedConcurrentExecutions: 1 } },
      Pooled: { code },
    });
    const finished: number[] = [];
    const numbers = Array.from({ length: 12 }, (_, number) => number);
    const single = await Promise.all(
      numbers.map(async (number) => {
        const answer = await invoke('Single', { number, ms: 2 });
        finished.push(answer.number);
        return answer;
      }),
    );
    expect(finished).toEqual(numbers);
    expect(new Set(single.map(({ threadId }) => threadId)).size).toBe(1);
    const pooled = await Promise.all(numbers.map((number) => invoke('Pooled', { number, ms: 50 })));
    expect(pooled.map(({ number }) => number)).toEqual(numbers);
    expect(new Set(pooled.map(({ seen }) => seen))).toEqual(new Set([1]));
    expect(new Set(pooled.map(({ threadId }) => threadId)).size).toBeGreaterThan(1);
  });

  it('keeps what the module holds between invocations', async () => {
    await start({ Count: 'let count = 0; export const handler = async () => ++count;' });
    expect([await invoke('Count'), await invoke('Count')]).toEqual([1, 2]);
  });

  it('is metered: invocations, errors, the start once, billed milliseconds and memory', async () => {
    await start({
      Busy: {
        code: `export const handler = async ({ fail }) => { await new Promise((done) => setTimeout(done, 20)); if (fail) throw new Error(); };`,
        properties: { MemorySize: 512 },
      },
    });
    const first = await testbed.lambda.invoke('Busy', {});
    const startMs = testbed.runtime.meter.snapshot()['lambda.initMs']!.Busy!;
    expect(startMs).toBeGreaterThan(0);
    expect(first.billedMs).toBeGreaterThanOrEqual(startMs - 1 + 19);
    const second = await testbed.lambda.invoke('Busy', { fail: true });
    const metered = testbed.runtime.meter.snapshot();
    expect(metered['lambda.invocations']).toEqual({ Busy: 2 });
    expect(metered['lambda.errors']).toEqual({ Busy: 1 });
    expect(metered['lambda.initMs']).toEqual({ Busy: startMs });
    expect(metered['lambda.billedMs']).toEqual({ Busy: first.billedMs + second.billedMs });
    expect(metered['lambda.gbSeconds']!.Busy).toBeCloseTo((first.billedMs + second.billedMs) / 2000);
  });

  it('counts as activity while it runs', async () => {
    await start({ Slow: 'export const handler = () => new Promise((done) => setTimeout(done, 50, "done"));' });
    let answered = false;
    const answer = invoke('Slow').then(() => {
      answered = true;
    });
    await testbed.runtime.activity.idle();
    expect(answered).toBe(true);
    await answer;
  });

  it('leaves its lines in its log, with the runtime clock and the request', async () => {
    await start(
      {
        Talk: 'export const handler = async () => { console.warn("low %d", 3); process.stdout.write("raw\\n"); };',
        Json: {
          code: 'export const handler = async () => console.log({ cause: "leak" }) ?? console.debug("hidden");',
          properties: { LoggingConfig: { LogFormat: 'JSON' } },
        },
      },
      '2031-05-06T07:08:09Z',
    );
    await invoke('Talk');
    await invoke('Json');
    const read = async (name: string) => {
      const page = testbed.lambda.pages!['GET logs/:function']!;
      const answer = await page({
        params: { function: name },
        query: new URLSearchParams(),
        body: Buffer.alloc(0),
        headers: {},
      });
      return String(answer.body);
    };
    await expect.poll(() => read('Talk')).toMatch(/raw/);
    expect(await read('Talk')).toMatch(/^2031-05-06T07:08:\d\d\.\d{3}Z\t[0-9a-f-]{36}\tWARN\tlow 3$/m);
    const lines = (await read('Json')).trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'INFO', message: { cause: 'leak' } });
  });
});

describe('a function that fails', () => {
  it('answers with the name, message and trace of what it threw', async () => {
    await start({
      Throw: `
        class NotYours extends Error { name = 'NotYours'; }
        export const handler = async ({ text }) => { if (text) throw text; throw new NotYours('ticket 7'); };`,
    });
    const error = await fail('Throw');
    expect(error).toMatchObject({ errorType: 'NotYours', errorMessage: 'ticket 7' });
    expect(error.trace![0]).toBe('NotYours: ticket 7');
    expect(await fail('Throw', { text: 'plain' })).toEqual({
      errorType: 'string',
      errorMessage: 'plain',
      trace: [],
    });
  });

  it('is stopped at its time-out, even in an endless loop, and starts afresh', async () => {
    await start({
      Hang: {
        code: 'let count = 0; export const handler = async ({ hang }) => { count++; while (hang); return count; };',
        properties: { Timeout: 1, ReservedConcurrentExecutions: 1 },
      },
    });
    expect(await invoke('Hang')).toBe(1);
    const error = await fail('Hang', { hang: true });
    expect(error.errorType).toBe('Sandbox.Timedout');
    expect(error.errorMessage).toMatch(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 1\.00 seconds$/);
    expect(await invoke('Hang')).toBe(1);
  });

  it('is reported when it ends its process or leaves something behind that nobody catches', async () => {
    await start({
      Crash: `export const handler = async ({ how }) => {
        if (how === 'exit') process.exit(3);
        if (how === 'throw') setTimeout(() => { throw new RangeError('later'); });
        if (how === 'reject') Promise.reject(new Error('nobody cares'));
        return new Promise((done) => setTimeout(done, 2000));
      };`,
    });
    const exited = await fail('Crash', { how: 'exit' });
    expect(exited.errorType).toBe('Runtime.ExitError');
    expect(exited.errorMessage).toMatch(/^RequestId: \S+ Error: Runtime exited with error: exit status 3$/);
    expect(await fail('Crash', { how: 'throw' })).toMatchObject({ errorType: 'RangeError', errorMessage: 'later' });
    expect(await fail('Crash', { how: 'reject' })).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: nobody cares',
    });
  });

  it('is named as Lambda does when it cannot be loaded, for every invocation', async () => {
    await start({
      Import: `import 'not-installed'; export const handler = async () => {};`,
      Syntax: 'export const handler = async () => {',
      NoHandler: 'export const other = async () => {};',
      Missing: { code: '', properties: { Handler: 'elsewhere.handler' } },
      Setup: `if (!process.env.TABLE) throw new TypeError('TABLE is missing'); export const handler = async () => {};`,
    });
    expect(await fail('Import')).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
    expect(await fail('Syntax')).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError' });
    expect(await fail('NoHandler')).toMatchObject({
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'index.handler is undefined or not exported',
    });
    expect(await fail('Missing')).toMatchObject({
      errorType: 'Runtime.ImportModuleError',
      errorMessage: "Error: Cannot find module 'elsewhere'",
    });
    const failures = await Promise.all([1, 2, 3, 4, 5, 6].map(() => fail('Setup')));
    for (const failure of failures) {
      expect(failure).toMatchObject({ errorType: 'TypeError', errorMessage: 'TABLE is missing' });
    }
  });

  it('is refused payloads over 6 MB in either direction', async () => {
    await start({ Big: 'export const handler = async ({ size }) => "x".repeat(size ?? 0);' });
    expect(await fail('Big', { size: 6 * 1024 * 1024 })).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
    expect(await fail('Big', { text: 'x'.repeat(6 * 1024 * 1024) })).toMatchObject({
      errorType: 'RequestTooLargeException',
    });
  });

  it('throws only for a function that does not exist', async () => {
    await start({});
    await expect(testbed.lambda.invoke('Nobody', {})).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(() => testbed.lambda.invokeAsync('Nobody', {})).toThrow(/Function not found: arn:aws:lambda/);
  });
});

describe('a template', () => {
  it.each([
    ['a runtime other than Node.js', { Runtime: 'python3.13' }],
    ['inline code', { Code: { ZipFile: 'exports.handler = () => {}' } }],
    ['code that is not in the assembly', { Code: { S3Key: 'gone.zip' } }],
    ['a dead-letter topic', { DeadLetterConfig: { TargetArn: 'arn:aws:sns:us-east-1:000000000000:topic' } }],
  ])('with %s is refused by name', async (_, properties) => {
    await start({});
    const declare = () =>
      startFunctions({ Odd: { code: 'export const handler = 1', properties } }).then((started) => started.stop());
    await expect(declare()).rejects.toThrow(UnsupportedTemplate);
    await expect(declare()).rejects.toThrow(/AWS::Lambda::Function Odd/);
  });
});
