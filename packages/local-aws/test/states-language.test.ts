import { DescribeExecutionCommand, GetExecutionHistoryCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { UnsupportedTemplate } from '../src/service.ts';
import {
  beginStates,
  FunctionError,
  functionArn,
  machineArn,
  type StatesUnderTest,
  type TestFunction,
} from '../testing/states.ts';

const START = '2026-01-01T00:00:00.000Z';

let states: StatesUnderTest | undefined;
afterEach(async () => {
  await states?.kill();
  states = undefined;
});

interface Outcome {
  status: string;
  output?: any;
  error?: string;
  cause?: string;
  /** Types of the history's events, without those of the execution as a whole. */
  events: string[];
}

/** Runs a machine until nothing is left to do within `seconds`. */
async function run(
  definition: object,
  input: unknown = {},
  options: { functions?: TestFunction; seconds?: number } = {},
): Promise<Outcome> {
  const { functions, seconds = 0 } = options;
  states = await beginStates({ machines: { M: definition }, startAt: START, ...(functions && { functions }) });
  const stateMachineArn = machineArn('M');
  const started = await states.sfn.send(
    new StartExecutionCommand({ stateMachineArn, name: 'run', input: JSON.stringify(input) }),
  );
  await states.pass(seconds);
  const executionArn = started.executionArn!;
  const { status, output, error, cause } = await states.sfn.send(new DescribeExecutionCommand({ executionArn }));
  const { events } = await states.sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  return {
    status: status!,
    ...(output !== undefined && { output: JSON.parse(output) }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    events: events!.map((event) => event.type!).filter((type) => !type.startsWith('Execution')),
  };
}

/** A machine of one state. */
const only = (state: object) => ({ StartAt: 'It', States: { It: { End: true, ...state } } });

/** What a payload template becomes. */
async function filled(parameters: object, input: unknown = {}): Promise<unknown> {
  return (await run(only({ Type: 'Pass', Parameters: parameters }), input)).output;
}

describe('data flow', () => {
  it('reads paths of every kind, from the input and from the context', async () => {
    const input = { a: { 'b c': [10, { d: null }] }, list: [{ n: 1 }, { n: 2 }, { n: 3 }] };
    const parameters = {
      'member.$': "$.a['b c'][0]",
      'none.$': '$.a["b c"][1].d',
      'wild.$': '$.list[*].n',
      'filter.$': '$.list[?(@.n>1)].n',
      'slice.$': '$.list[0:2].n',
      'nothing.$': '$.list[?(@.n>9)].n',
      'all.$': '$',
      'execution.$': '$$.Execution.Name',
      'start.$': '$$.Execution.StartTime',
      'state.$': '$$.State.Name',
      'machine.$': '$$.StateMachine.Name',
    };
    expect(await filled(parameters, input)).toMatchObject({
      member: 10,
      none: null,
      wild: [1, 2, 3],
      filter: [2, 3],
      slice: [1, 2],
      nothing: [],
      all: input,
      execution: 'run',
      start: expect.stringMatching(/^2026-01-01T00:00:/),
      state: 'It',
      machine: 'M',
    });
  });

  it('fails for good when a path points nowhere, whatever is caught', async () => {
    const outcome = await run({
      StartAt: 'A',
      States: {
        A: {
          Type: 'Task',
          Resource: functionArn('F'),
          Parameters: { 'x.$': '$.nowhere' },
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
          End: true,
        },
        B: { Type: 'Pass', End: true },
      },
    });
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(outcome.cause).toContain("'$.nowhere'");
  });

  it.each([
    ['absent', {}, 7],
    ['null', { ResultPath: null }, { a: 1 }],
    ['a place', { ResultPath: '$.b.c' }, { a: 1, b: { c: 7 } }],
    ['a place, then OutputPath', { ResultPath: '$.b', OutputPath: '$.b' }, 7],
  ])('puts a result where ResultPath says: %s', async (_, fields, output) => {
    expect((await run(only({ Type: 'Pass', Result: 7, ...fields }), { a: 1 })).output).toEqual(output);
  });

  it.each([false, 0, '', null])('takes %j for a result like any other', async (Result) => {
    expect((await run(only({ Type: 'Pass', Result }), { a: 1 })).output).toEqual(Result);
  });

  it('selects the input, fills the parameters and selects from the result', async () => {
    const state = {
      Type: 'Task',
      Resource: functionArn('Double'),
      InputPath: '$.inner',
      Parameters: { 'n.$': '$.n', fixed: ['x', { 'm.$': '$.n' }] },
      ResultSelector: { 'twice.$': '$.twice' },
      ResultPath: '$.result',
    };
    const functions: TestFunction = (payload) => ({ twice: payload.n * 2, got: payload });
    const outcome = await run(only(state), { inner: { n: 4 }, outer: 1 }, { functions });
    expect(outcome.output).toEqual({ inner: { n: 4 }, outer: 1, result: { twice: 8 } });
  });
});

describe('intrinsic functions', () => {
  it.each([
    ["States.Format('{} is {}, {} and {}', $.text, 3, true, null)", 'a,b is 3, true and null'],
    ["States.Format('\\{{}\\} it\\'s', 'x')", "{x} it's"],
    ['States.StringToJson(\'{"a":[1]}\')', { a: [1] }],
    ['States.JsonToString($.object)', '{"a":1}'],
    ["States.Array($.text, 1, States.Array('(,)'))", ['a,b', 1, ['(,)']]],
    ['States.ArrayPartition($.list, 2)', [[1, 2], [2]]],
    ['States.ArrayContains($.list, 2)', true],
    ['States.ArrayRange(1, 9, 3)', [1, 4, 7]],
    ['States.ArrayGetItem($.list, 1)', 2],
    ['States.ArrayLength($.list)', 3],
    ['States.ArrayUnique($.list)', [1, 2]],
    ["States.Base64Encode('안녕')", '7JWI64WV'],
    ["States.Base64Decode('7JWI64WV')", '안녕'],
    ["States.Hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ['States.JsonMerge($.object, $.other, false)', { a: 2, b: 3 }],
    ['States.MathAdd($.list[0], -5)', -4],
    ["States.StringSplit('1,2;3,', ',;')", ['1', '2', '3']],
    ['States.UUID()', expect.stringMatching(/^[0-9a-f]{8}-/)],
  ])('%s', async (expression, expected) => {
    const input = { text: 'a,b', object: { a: 1 }, other: { a: 2, b: 3 }, list: [1, 2, 2] };
    expect(await filled({ 'it.$': expression }, input)).toEqual({ it: expected });
  });

  it('reports a wrong argument as States.IntrinsicFailure', async () => {
    const outcome = await run(only({ Type: 'Pass', Parameters: { 'x.$': 'States.ArrayLength($.a)' } }), { a: 1 });
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.IntrinsicFailure' });
  });
});

describe('Choice', () => {
  const data = { s: 'apple*', n: 5, t: '2026-01-01T09:00:00+09:00', b: false, z: null, m: 'apple*', list: [] };

  it.each([
    [{ Variable: '$.s', StringEquals: 'apple*' }, true],
    [{ Variable: '$.s', StringEqualsPath: '$.m' }, true],
    [{ Variable: '$.s', StringLessThan: 'b' }, true],
    [{ Variable: '$.s', StringMatches: 'a*e\\*' }, true],
    [{ Variable: '$.s', StringMatches: 'a*e' }, false],
    [{ Variable: '$.n', StringEquals: '5' }, false],
    [{ Variable: '$.n', NumericGreaterThanEquals: 5 }, true],
    [{ Variable: '$.n', NumericLessThan: 5 }, false],
    [{ Variable: '$.b', BooleanEquals: false }, true],
    [{ Variable: '$.t', TimestampEquals: '2026-01-01T00:00:00Z' }, true],
    [{ Variable: '$.t', TimestampGreaterThan: '2026-01-01T00:00:00.001Z' }, false],
    [{ Variable: '$.z', IsNull: true }, true],
    [{ Variable: '$.n', IsNull: false }, true],
    [{ Variable: '$.n', IsNumeric: false }, false],
    [{ Variable: '$.t', IsTimestamp: true }, true],
    [{ Variable: '$.missing', IsPresent: false }, true],
    [{ Variable: '$.missing', IsPresent: true }, false],
    [
      {
        And: [
          { Variable: '$.missing', IsPresent: true },
          { Variable: '$.missing', NumericEquals: 1 },
        ],
      },
      false,
    ],
    [
      {
        Or: [
          { Variable: '$.n', NumericEquals: 5 },
          { Variable: '$.missing', NumericEquals: 1 },
        ],
      },
      true,
    ],
    [{ Not: { Variable: '$.n', NumericEquals: 5 } }, false],
  ])('%j', async (rule, holds) => {
    const machine = {
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
        Yes: { Type: 'Pass', Result: true, End: true },
        No: { Type: 'Pass', Result: false, End: true },
      },
    };
    expect((await run(machine, data)).output).toBe(holds);
  });

  it('fails when nothing matches, and when the variable is not there', async () => {
    const machine = (Variable: string) => ({
      StartAt: 'C',
      States: { C: { Type: 'Choice', Choices: [{ Variable, NumericEquals: 1, Next: 'D' }] }, D: { Type: 'Succeed' } },
    });
    expect(await run(machine('$.n'), data)).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
    await states!.kill();
    expect(await run(machine('$.missing'), data)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });
});

describe('errors', () => {
  const failing =
    (errorType: string, times = Number.POSITIVE_INFINITY): TestFunction =>
    () => {
      times -= 1;
      if (times < 0) return 'at last';
      throw new FunctionError(errorType, 'no');
    };

  const task = (fields: object) => ({
    StartAt: 'T',
    States: {
      T: { Type: 'Task', Resource: functionArn('F'), End: true, ...fields },
      Caught: { Type: 'Pass', End: true },
      Other: { Type: 'Fail', Error: 'WrongCatcher' },
    },
  });

  it("names a function's error as the function does, with its answer as the cause", async () => {
    const outcome = await run(task({}), {}, { functions: failing('OutOfStock') });
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'OutOfStock' });
    expect(JSON.parse(outcome.cause!)).toEqual({ errorType: 'OutOfStock', errorMessage: 'no' });
    expect(outcome.events).toContain('LambdaFunctionFailed');
  });

  it('hands a caught error on where ResultPath says', async () => {
    const Catch = [
      { ErrorEquals: ['Else'], Next: 'Other' },
      { ErrorEquals: ['States.TaskFailed'], ResultPath: '$.problem', Next: 'Caught' },
    ];
    const { output } = await run(task({ Catch }), { a: 1 }, { functions: failing('OutOfStock') });
    expect(output).toMatchObject({ a: 1, problem: { Error: 'OutOfStock' } });
  });

  it('does not take a time-out for States.TaskFailed', async () => {
    const Catch = [
      { ErrorEquals: ['States.TaskFailed'], Next: 'Other' },
      { ErrorEquals: ['States.Timeout'], Next: 'Caught' },
    ];
    const definition = task({
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: functionArn('F'), Payload: { 'token.$': '$$.Task.Token' } },
      TimeoutSeconds: 60,
      Catch,
    });
    expect(await run(definition, {}, { seconds: 61 })).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('retries on the clock, further apart each time, and counts each retry as a transition', async () => {
    const instants: number[] = [];
    const functions: TestFunction = (payload) => {
      instants.push(states!.test.clock.now());
      return failing('Busy', instants.length < 4 ? 1 : 0)(payload, 'F');
    };
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 3600, BackoffRate: 2, MaxAttempts: 3 }];
    const outcome = await run(task({ Retry }), {}, { functions, seconds: 8 * 3600 });
    expect(outcome).toMatchObject({ status: 'SUCCEEDED', output: 'at last' });
    const gaps = instants.slice(1).map((instant, index) => Math.round((instant - instants[index]!) / 1000));
    expect(gaps).toEqual([3600, 7200, 14_400]);
    expect(outcome.events.filter((type) => type === 'TaskStateEntered')).toHaveLength(1);
    expect(states!.runtime.meter.snapshot()['sfn.transitions']).toEqual({ M: 4 });
  });

  it('caps the interval and gives up after the attempts allowed, then catches', async () => {
    let calls = 0;
    const functions: TestFunction = () => {
      calls += 1;
      throw new FunctionError('Busy', 'no');
    };
    const Retry = [
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 10, BackoffRate: 10, MaxDelaySeconds: 20, MaxAttempts: 2 },
    ];
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
    expect(await run(task({ Retry, Catch }), {}, { functions, seconds: 31 })).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls).toBe(3);
  });

  it('fails with the error and the cause a Fail state gives', async () => {
    const machine = {
      StartAt: 'F',
      States: { F: { Type: 'Fail', ErrorPath: '$.name', Cause: 'because' } },
    };
    expect(await run(machine, { name: 'Mine' })).toMatchObject({ status: 'FAILED', error: 'Mine', cause: 'because' });
  });

  it('lets no state pass on more than 262,144 bytes', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Other' }];
    const functions: TestFunction = () => '한'.repeat(90_000);
    const outcome = await run(task({ Catch }), {}, { functions });
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});

describe('Wait', () => {
  it.each([
    [{ Seconds: 3_000_000 }, {}, '2026-02-04T17:20:00Z'],
    [{ SecondsPath: '$.s' }, { s: 60 }, '2026-01-01T00:01:00Z'],
    [{ Timestamp: '2026-03-01T00:00:00Z' }, {}, '2026-03-01T00:00:00Z'],
    [{ TimestampPath: '$.t' }, { t: '2026-01-02T09:00:00+09:00' }, '2026-01-02T00:00:00Z'],
    [{ TimestampPath: '$.t' }, { t: '2025-01-01T00:00:00Z' }, '2026-01-01T00:00:00Z'],
  ])('%j', async (wait, input, until) => {
    const machine = {
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', ...wait, Next: 'P' },
        P: { Type: 'Pass', Parameters: { 'at.$': '$$.State.EnteredTime' }, End: true },
      },
    };
    const { output } = await run(machine, input, { seconds: 100 * 86_400 });
    expect(`${output.at.slice(0, 19)}Z`).toBe(until);
  });
});

describe('Parallel and Map', () => {
  const branch = (state: object) => ({ StartAt: 'X', States: { X: { End: true, ...state } } });

  it('runs branches side by side and gives their outputs in order', async () => {
    const machine = only({
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Slow',
          States: { Slow: { Type: 'Wait', Seconds: 100, Next: 'S' }, S: { Type: 'Pass', Result: 1, End: true } },
        },
        { StartAt: 'Q', States: { Q: { Type: 'Wait', Seconds: 50, End: true } } },
      ],
    });
    const outcome = await run(machine, { a: 1 }, { seconds: 101 });
    expect(outcome).toMatchObject({ status: 'SUCCEEDED', output: [1, { a: 1 }] });
    expect(outcome.events).toContain('ParallelStateSucceeded');
  });

  it('fails as a whole when a branch fails, and the others stop', async () => {
    const calls: string[] = [];
    const functions: TestFunction = (_, name) => calls.push(name);
    const slow = {
      StartAt: 'Slow',
      States: {
        Slow: { Type: 'Wait', Seconds: 100, Next: 'Later' },
        Later: { Type: 'Task', Resource: functionArn('Late'), End: true },
      },
    };
    const failing = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Broken' } } };
    const machine = {
      StartAt: 'P',
      States: {
        P: { Type: 'Parallel', Branches: [slow, failing], Catch: [{ ErrorEquals: ['Broken'], Next: 'C' }], End: true },
        C: { Type: 'Wait', Seconds: 200, End: true },
      },
    };
    const outcome = await run(machine, {}, { functions, seconds: 300 });
    expect(outcome).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'Broken' } });
    expect(calls).toEqual([]);
  });

  it('maps over items, so many at a time, with the item in the context', async () => {
    let running = 0;
    let most = 0;
    const functions: TestFunction = async ({ n, index }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return n * 10 + index;
    };
    const machine = only({
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 2,
      ItemSelector: { 'n.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index' },
      ItemProcessor: branch({ Type: 'Task', Resource: functionArn('F') }),
      ResultPath: '$.done',
    });
    const outcome = await run(machine, { items: [1, 2, 3, 4, 5] }, { functions });
    expect(outcome.output.done).toEqual([10, 21, 32, 43, 54]);
    expect(most).toBe(2);
    expect(outcome.events.filter((type) => type === 'MapIterationSucceeded')).toHaveLength(5);
  });

  it('maps over nothing', async () => {
    const machine = only({ Type: 'Map', ItemProcessor: branch({ Type: 'Pass' }) });
    expect(await run(machine, [])).toMatchObject({ status: 'SUCCEEDED', output: [] });
  });
});

describe('what is not supported', () => {
  const pass = { Type: 'Pass', End: true };

  it.each([
    ['JSONata', { ...only(pass), QueryLanguage: 'JSONata' }, 'JSONata'],
    ['JSONata in a state', only({ ...pass, QueryLanguage: 'JSONata' }), '"It": JSONata'],
    ['variables', only({ ...pass, Assign: { x: 1 } }), '"It": the field Assign'],
    ['an activity', only({ Type: 'Task', Resource: 'arn:aws:states:us-east-1:1:activity:a' }), '"It": the resource'],
    ['.sync', only({ Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2' }), '"It": the resource'],
    ['another service', only({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish' }), 'sns:publish'],
    [
      'a distributed Map',
      only({ Type: 'Map', ItemProcessor: { ...only(pass), ProcessorConfig: { Mode: 'DISTRIBUTED' } } }),
      '"It": distributed Map',
    ],
    ['an unknown intrinsic function', only({ ...pass, Parameters: { 'x.$': 'States.Now()' } }), 'States.Now'],
    ['a missing target', { StartAt: 'It', States: { It: { Type: 'Pass', Next: 'Gone' } } }, '"Gone"'],
  ])('refuses %s by name', async (_, definition, named) => {
    const refused = run(definition);
    await expect(refused).rejects.toThrow(UnsupportedTemplate);
    await expect(refused).rejects.toThrow(named);
  });
});
