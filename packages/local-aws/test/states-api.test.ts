import { setTimeout as delay } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryDataDir } from '../testing/one-service.ts';
import { beginStates, FunctionError, functionArn, machineArn, type StatesUnderTest } from '../testing/states.ts';

const DAY = 86_400;

const ask = (fields: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: { FunctionName: functionArn('Ask'), Payload: { 'token.$': '$$.Task.Token' } },
  ...fields,
});

const MACHINES = {
  Waiter: { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10 * DAY, End: true } } },
  Asker: {
    StartAt: 'Ask',
    States: {
      Ask: ask({ TimeoutSeconds: 1000, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }], End: true }),
      Caught: { Type: 'Pass', End: true },
    },
  },
  Lively: {
    StartAt: 'Ask',
    States: {
      Ask: ask({
        HeartbeatSeconds: 60,
        TimeoutSeconds: 150,
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
        End: true,
      }),
      Caught: { Type: 'Pass', End: true },
    },
  },
  Branches: {
    StartAt: 'M',
    States: {
      M: {
        Type: 'Map',
        MaxConcurrency: 2,
        ItemProcessor: {
          StartAt: 'Ask',
          States: { Ask: ask({ Next: 'Rest' }), Rest: { Type: 'Wait', Seconds: DAY, End: true } },
        },
        End: true,
      },
    },
  },
  Limited: { TimeoutSeconds: 3600, StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 7200, End: true } } },
  Endless: { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } },
};

let tokens: string[] = [];
let states: StatesUnderTest;
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  await states.kill();
  for (const cleanup of cleanups.splice(0)) cleanup();
});

async function begin(options: { dataDir?: string; restarted?: boolean } = {}) {
  if (!options.restarted) tokens = [];
  states = await beginStates({
    machines: MACHINES,
    functions: ({ token }) => void tokens.push(token),
    ...(options.dataDir && { dataDir: options.dataDir }),
    ...(!options.restarted && { startAt: '2026-01-01T00:00:00Z' }),
  });
}

async function start(machine: string, fields: { name?: string; input?: string } = {}): Promise<string> {
  const { executionArn } = await states.sfn.send(
    new StartExecutionCommand({ stateMachineArn: machineArn(machine), ...fields }),
  );
  await states.runtime.activity.idle();
  return executionArn!;
}

const describeExecution = (executionArn: string) => states.sfn.send(new DescribeExecutionCommand({ executionArn }));

async function eventTypes(executionArn: string): Promise<string[]> {
  const { events } = await states.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  return events!.map((event) => event.type!);
}

const named = (name: string) => expect.objectContaining({ name });

describe('StartExecution', () => {
  it('gives the execution the ARN of its machine and name', async () => {
    await begin();
    expect(await start('Waiter', { name: 'one' })).toBe('arn:aws:states:us-east-1:000000000000:execution:Waiter:one');
  });

  it('answers the same to the same name and input while it runs, and refuses another input', async () => {
    await begin();
    const once = await start('Waiter', { name: 'one', input: '{"a":1}' });
    expect(await start('Waiter', { name: 'one', input: '{"a":1}' })).toBe(once);
    expect(states.runtime.meter.snapshot()['sfn.executions']).toEqual({ Waiter: 1 });
    await expect(start('Waiter', { name: 'one', input: '{"a":2}' })).rejects.toEqual(named('ExecutionAlreadyExists'));
  });

  it('keeps the name of an ended execution for 90 days', async () => {
    await begin();
    await start('Waiter', { name: 'one' });
    await states.pass(11 * DAY);
    await expect(start('Waiter', { name: 'one' })).rejects.toEqual(named('ExecutionAlreadyExists'));
    await states.pass(88 * DAY);
    await expect(start('Waiter', { name: 'one' })).rejects.toEqual(named('ExecutionAlreadyExists'));
    await states.pass(2 * DAY);
    expect((await describeExecution(await start('Waiter', { name: 'one' }))).status).toBe('RUNNING');
  });

  it.each([
    ['an unknown machine', { stateMachineArn: machineArn('Nobody') }, 'StateMachineDoesNotExist'],
    ['an ARN that is none', { stateMachineArn: 'Waiter' }, 'InvalidArn'],
    ['a name with a space', { name: 'a b' }, 'InvalidName'],
    ['an input that is not JSON', { input: '{' }, 'InvalidExecutionInput'],
    ['an input over 262,144 bytes', { input: JSON.stringify('x'.repeat(262_143)) }, 'ValidationException'],
  ])('refuses %s', async (_, fields, error) => {
    await begin();
    const command = new StartExecutionCommand({ stateMachineArn: machineArn('Waiter'), ...fields });
    await expect(states.sfn.send(command)).rejects.toEqual(named(error));
  });
});

describe('executions', () => {
  it('lists them newest first, page by page, by status', async () => {
    await begin();
    for (const name of ['a', 'b', 'c']) {
      await start('Waiter', { name });
      await states.pass(60);
    }
    await start('Limited', { name: 'elsewhere' });
    await states.sfn.send(
      new StopExecutionCommand({ executionArn: 'arn:aws:states:us-east-1:000000000000:execution:Waiter:b' }),
    );
    const stateMachineArn = machineArn('Waiter');
    const first = await states.sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2 }));
    expect(first.executions!.map((execution) => execution.name)).toEqual(['c', 'b']);
    const { nextToken } = first;
    const second = await states.sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken }));
    expect(second.executions!.map((execution) => execution.name)).toEqual(['a']);
    expect(second.nextToken).toBeUndefined();
    const running = await states.sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }));
    expect(running.executions!.map((execution) => execution.name)).toEqual(['c', 'a']);
  });

  it('stops one for good', async () => {
    await begin();
    const executionArn = await start('Asker');
    await states.sfn.send(new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'why' }));
    expect(await describeExecution(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'why' });
    const answer = new SendTaskSuccessCommand({ taskToken: tokens[0]!, output: '1' });
    await expect(states.sfn.send(answer)).rejects.toEqual(named('TaskTimedOut'));
    await states.pass(2000);
    expect((await eventTypes(executionArn)).at(-1)).toBe('ExecutionAborted');
  });

  it('times out as its machine says', async () => {
    await begin();
    const executionArn = await start('Limited');
    await states.pass(3599);
    expect((await describeExecution(executionArn)).status).toBe('RUNNING');
    await states.pass(2);
    expect((await describeExecution(executionArn)).status).toBe('TIMED_OUT');
    expect((await eventTypes(executionArn)).at(-1)).toBe('ExecutionTimedOut');
  });

  it('fails when its history is full', async () => {
    await begin();
    const executionArn = await start('Endless');
    const { status, cause } = await describeExecution(executionArn);
    expect({ status, cause }).toEqual({
      status: 'FAILED',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    const { events } = await states.sfn.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 2 }),
    );
    expect(events!.map(({ id, type }) => ({ id, type }))).toEqual([
      { id: 25_000, type: 'ExecutionFailed' },
      expect.objectContaining({ id: 24_999 }),
    ]);
  });

  it('are not known before they were started', async () => {
    await begin();
    await expect(describeExecution('arn:aws:states:us-east-1:000000000000:execution:Waiter:x')).rejects.toEqual(
      named('ExecutionDoesNotExist'),
    );
  });
});

describe('task tokens', () => {
  it('carry an answer on, once', async () => {
    await begin();
    const executionArn = await start('Asker');
    const answer = new SendTaskSuccessCommand({ taskToken: tokens[0]!, output: '{"yes":true}' });
    await states.sfn.send(answer);
    expect(JSON.parse((await describeExecution(executionArn)).output!)).toEqual({ yes: true });
    await expect(states.sfn.send(answer)).rejects.toEqual(named('TaskTimedOut'));
  });

  it('carry a failure on', async () => {
    await begin();
    const executionArn = await start('Asker');
    await states.sfn.send(new SendTaskFailureCommand({ taskToken: tokens[0]!, error: 'No', cause: 'because' }));
    await states.runtime.activity.idle();
    expect(JSON.parse((await describeExecution(executionArn)).output!)).toEqual({ Error: 'No', Cause: 'because' });
  });

  it('lose against the time-out', async () => {
    await begin();
    const executionArn = await start('Asker');
    await states.pass(1001);
    const answer = new SendTaskSuccessCommand({ taskToken: tokens[0]!, output: '1' });
    await expect(states.sfn.send(answer)).rejects.toEqual(named('TaskTimedOut'));
    expect(JSON.parse((await describeExecution(executionArn)).output!)).toMatchObject({ Error: 'States.Timeout' });
  });

  it('may be answered before the call that handed them out has returned, however that ends', async () => {
    const Rest = { Type: 'Wait', Seconds: 60, End: true };
    states = await beginStates({
      machines: { Early: { StartAt: 'Ask', States: { Ask: ask({ Next: 'Rest' }), Rest } } },
      functions: async ({ token }) => {
        await states.sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '"early"' }));
        throw new FunctionError('TooLate', 'nobody cares any more');
      },
    });
    const executionArn = await start('Early');
    await states.pass(61);
    expect(await describeExecution(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"early"' });
    expect(await eventTypes(executionArn)).not.toContain('TaskFailed');
  });

  it.each([
    ['garbage', 'garbage', 'InvalidToken'],
    [
      'one of an execution nobody knows',
      Buffer.from('arn:aws:states:us-east-1:0:execution:M:x\n5\nabcd').toString('base64'),
      'TaskDoesNotExist',
    ],
  ])('refuse %s', async (_, taskToken, error) => {
    await begin();
    await expect(states.sfn.send(new SendTaskSuccessCommand({ taskToken, output: '1' }))).rejects.toEqual(named(error));
  });

  it('refuse an answer that is not JSON and stay open', async () => {
    await begin();
    const executionArn = await start('Asker');
    const wrong = new SendTaskSuccessCommand({ taskToken: tokens[0]!, output: '{' });
    await expect(states.sfn.send(wrong)).rejects.toEqual(named('InvalidOutput'));
    expect((await describeExecution(executionArn)).status).toBe('RUNNING');
  });

  it('time out without a heartbeat, and with heartbeats still at the end', async () => {
    await begin();
    const silent = await start('Lively');
    await states.pass(61);
    expect(JSON.parse((await describeExecution(silent)).output!)).toMatchObject({ Error: 'States.HeartbeatTimeout' });
    const beating = await start('Lively');
    for (const seconds of [50, 50]) {
      await states.pass(seconds);
      await states.sfn.send(new SendTaskHeartbeatCommand({ taskToken: tokens[1]! }));
    }
    expect((await describeExecution(beating)).status).toBe('RUNNING');
    await states.pass(51);
    expect(JSON.parse((await describeExecution(beating)).output!)).toMatchObject({ Error: 'States.Timeout' });
  });
});

describe('a call under way', () => {
  const machines = {
    Work: {
      StartAt: 'Work',
      States: { Work: { Type: 'Task', Resource: functionArn('Work'), TimeoutSeconds: 1, End: true } },
    },
  };

  async function outcome(): Promise<string> {
    const executionArn = await start('Work');
    const { status, error } = await describeExecution(executionArn);
    return error ?? status!;
  }

  it('is given its real time where the clock runs faster', async () => {
    states = await beginStates({ machines, speed: 1_000_000, functions: () => delay(20) });
    expect(await outcome()).toBe('SUCCEEDED');
  });

  it('is given it from its turn on, however long it stood in line', async () => {
    states = await beginStates({ machines, turn: () => delay(1500) });
    expect(await outcome()).toBe('SUCCEEDED');
  });

  it('times out when it takes longer than that', async () => {
    states = await beginStates({ machines, functions: () => delay(1500) });
    expect(await outcome()).toBe('States.Timeout');
  });
});

describe('after kill -9', () => {
  it('branches go on where each of them was', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    await begin({ dataDir });
    const executionArn = await start('Branches', { input: '[1,2,3]' });
    expect(tokens).toHaveLength(2);
    await states.sfn.send(new SendTaskSuccessCommand({ taskToken: tokens[0]!, output: '"first"' }));
    await states.kill();
    await begin({ dataDir, restarted: true });
    await states.pass(DAY);
    expect(tokens).toHaveLength(3);
    for (const [index, output] of ['"second"', '"third"'].entries()) {
      await states.sfn.send(new SendTaskSuccessCommand({ taskToken: tokens[index + 1]!, output }));
    }
    await states.pass(DAY + 1);
    expect(JSON.parse((await describeExecution(executionArn)).output!)).toEqual(['first', 'second', 'third']);
  });

  it('an execution that was only just accepted begins', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    await begin({ dataDir });
    const { executionArn } = states.service.startExecution(machineArn('Asker'), undefined, '{}');
    await states.kill();
    await begin({ dataDir, restarted: true });
    await states.pass(1);
    expect(await eventTypes(executionArn)).toEqual(expect.arrayContaining(['ExecutionStarted', 'TaskSubmitted']));
  });
});

describe('state machines', () => {
  it('are listed and described', async () => {
    await begin();
    const { stateMachines } = await states.sfn.send(new ListStateMachinesCommand({}));
    expect(stateMachines!.map((machine) => machine.name)).toEqual(Object.keys(MACHINES));
    const described = await states.sfn.send(new DescribeStateMachineCommand({ stateMachineArn: machineArn('Waiter') }));
    expect(described).toMatchObject({ name: 'Waiter', type: 'STANDARD', status: 'ACTIVE' });
    expect(JSON.parse(described.definition!)).toEqual(MACHINES.Waiter);
  });

  it('of the EXPRESS type are refused by name', async () => {
    await begin();
    const kind = states.service.kinds['AWS::StepFunctions::StateMachine']!;
    const properties = { StateMachineType: 'EXPRESS', DefinitionString: '{}' };
    expect(() => kind.declare!({ logicalId: 'Fast', type: 'AWS::StepFunctions::StateMachine', properties })).toThrow(
      /Fast: EXPRESS/,
    );
  });
});

describe('pages', () => {
  const get = async (path: string, params: Record<string, string>, search = '', accept = 'text/html') => {
    const answer = await states.service.pages![`GET ${path}`]!({
      params,
      query: new URLSearchParams(search),
      body: Buffer.alloc(0),
      headers: { accept },
    });
    return { ...answer, body: String(answer.body) };
  };

  it('show what runs, what it waits for and its story', async () => {
    await begin();
    await start('Waiter', { name: '<waiting>'.replace(/[<>]/g, '-') });
    const list = JSON.parse((await get('executions', {}, '', 'application/json')).body);
    expect(list.executions).toEqual([expect.objectContaining({ machine: 'Waiter', status: 'RUNNING', state: 'W' })]);
    expect(list.executions[0].due).toMatch(/^2026-01-11T00:00:0/);
    expect(JSON.parse((await get('executions', {}, 'format=json&status=FAILED')).body).executions).toEqual([]);
    const page = (await get('executions', {})).body;
    expect(page).toContain('-waiting-');
    // On a phone cells stand below each other, each after what it is.
    expect(page).toContain('data-label="Waits until"');
    expect(page).toContain('all times are UTC');
    const detail = (await get('executions/:id', { id: String(list.executions[0].id) })).body;
    expect(detail).toContain('WaitStateEntered');
    expect((await get('executions/:id', { id: '99' })).status).toBe(404);
  });
});
