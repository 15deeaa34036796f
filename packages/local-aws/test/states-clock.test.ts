/** The ticket clock, the machine the local Step Functions must carry above all, on the real DynamoDB Local. */
import { CreateTableCommand, DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDynamoDbService } from '../src/services/dynamodb/index.ts';
import { createTestRuntime, serveAws, TEST_CREDENTIALS, temporaryDataDir } from '../testing/one-service.ts';
import { beginStates, functionArn, machineArn, type StatesUnderTest } from '../testing/states.ts';

const TICKET_CLOCK = {
  StartAt: 'Advance',
  States: {
    Advance: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: functionArn('Advance'),
        Payload: {
          'ticketId.$': '$$.Execution.Input.ticketId',
          'loops.$': '$.loops',
          'startedAt.$': '$$.Execution.StartTime',
        },
      },
      OutputPath: '$.Payload',
      Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 1 }],
      Next: 'Open?',
    },
    'Open?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.next', StringEquals: 'await', Next: 'Await' },
        { Variable: '$.next', StringEquals: 'handOver', Next: 'Hand over' },
      ],
      Default: 'Done',
    },
    Await: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken',
      Parameters: {
        TableName: 'Tickets',
        Key: { pk: { 'S.$': "States.Format('TICKET#{}', $$.Execution.Input.ticketId)" } },
        UpdateExpression: 'SET #token = :token',
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#token': 'token', '#version': 'version' },
        ExpressionAttributeValues: {
          ':token': { 'S.$': '$$.Task.Token' },
          ':version': { 'N.$': "States.Format('{}', $.version)" },
        },
      },
      TimeoutSecondsPath: '$.waitSeconds',
      ResultPath: null,
      Catch: [
        { ErrorEquals: ['DynamoDb.ConditionalCheckFailedException'], ResultPath: null, Next: 'Advance' },
        { ErrorEquals: ['States.Timeout'], ResultPath: null, Next: 'Last second' },
      ],
      Next: 'Advance',
    },
    'Last second': { Type: 'Wait', TimestampPath: '$.until', Next: 'Advance' },
    'Hand over': {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution',
      Parameters: {
        'StateMachineArn.$': '$$.StateMachine.Id',
        'Name.$': "States.Format('{}-next', $$.Execution.Name)",
        Input: { 'ticketId.$': '$$.Execution.Input.ticketId', loops: 0 },
      },
      End: true,
    },
    Done: { Type: 'Succeed' },
  },
};

const START = '2026-01-01T00:00:00.000Z';
const DAY = 86_400;

const dynamoRuntime = { ...createTestRuntime({}).runtime, inMemory: true };
const dynamodb = createDynamoDbService(dynamoRuntime);
let documents: DynamoDBClient;
let closeDynamo: () => Promise<void>;

beforeAll(async () => {
  await dynamodb.start!();
  const { endpoint, close } = await serveAws(dynamodb);
  closeDynamo = close;
  documents = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: TEST_CREDENTIALS });
  await documents.send(
    new CreateTableCommand({
      TableName: 'Tickets',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  );
});

afterAll(async () => {
  documents.destroy();
  await closeDynamo();
  await dynamodb.stop!();
});

/** The instants at which the ticket is to be looked at, in order; the row's version; when Advance ran. */
let rungs: string[];
let advanced: string[];
let afterRead: () => Promise<void>;
let handOverAfter: number;
let ticket: string;
let states: StatesUnderTest;
let ticketNumber = 0;
let dataDir: string;
let removeDataDir: () => void;

beforeEach(async () => {
  ({ dataDir, remove: removeDataDir } = temporaryDataDir());
  ticketNumber += 1;
  ticket = `t${ticketNumber}`;
  rungs = [];
  advanced = [];
  afterRead = async () => {};
  handOverAfter = Number.POSITIVE_INFINITY;
  await bumpVersion();
});

afterEach(async () => {
  await states.kill();
  removeDataDir();
});

const key = () => ({ pk: { S: `TICKET#${ticket}` } });

async function bumpVersion(): Promise<void> {
  const update = {
    UpdateExpression: 'ADD #version :one',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':one': { N: '1' } },
  };
  await documents.send(new UpdateItemCommand({ TableName: 'Tickets', Key: key(), ...update }));
}

async function row(): Promise<{ version: number; token: string }> {
  const { Item } = await documents.send(new GetItemCommand({ TableName: 'Tickets', Key: key(), ConsistentRead: true }));
  return { version: Number(Item!.version!.N), token: Item!.token?.S ?? '' };
}

/** Looks at the ticket as the real Advance does: what is due is done, the next due instant is waited for. */
async function advance({ loops }: { loops: number }) {
  const now = states.now();
  advanced.push(now);
  const { version } = await row();
  await afterRead();
  const until = rungs.find((rung) => rung > now);
  if (!until) return { next: 'done' };
  if (loops >= handOverAfter) return { next: 'handOver' };
  const waitSeconds = Math.floor((Date.parse(until) - Date.parse(now)) / 1000);
  return { next: 'await', version, until, waitSeconds: Math.max(1, waitSeconds), loops: loops + 1 };
}

async function begin(options: { startAt?: string } = {}) {
  states = await beginStates({
    machines: { TicketClock: TICKET_CLOCK },
    functions: advance,
    dynamodb,
    dataDir,
    ...options,
  });
}

async function openTicket(): Promise<string> {
  const input = JSON.stringify({ ticketId: ticket, loops: 0 });
  const { executionArn } = await states.sfn.send(
    new StartExecutionCommand({ stateMachineArn: machineArn('TicketClock'), name: ticket, input }),
  );
  await states.runtime.activity.idle();
  return executionArn!;
}

const statusOf = async (executionArn: string) =>
  (await states.sfn.send(new DescribeExecutionCommand({ executionArn }))).status;

/** To the second: the clock goes on by itself while it is moved, so that milliseconds show how late a timer was. */
const seconds = (instants: string[]) => instants.map((instant) => `${instant.slice(0, 19)}Z`);

it('looks at the ticket at each due instant over months, not earlier and none skipped', async () => {
  await begin({ startAt: START });
  rungs = [
    '2026-01-01T00:30:00.500Z',
    '2026-01-20T09:00:00.000Z',
    '2026-03-29T02:00:00.250Z',
    '2026-05-01T00:00:00.000Z',
  ];
  const executionArn = await openTicket();
  await states.pass(130 * DAY);
  expect(seconds(advanced)).toEqual([
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:30:00Z',
    '2026-01-20T09:00:00Z',
    '2026-03-29T02:00:00Z',
    '2026-05-01T00:00:00Z',
  ]);
  for (const [index, rung] of rungs.entries()) expect(advanced[index + 1]! >= rung).toBe(true);
  expect(await statusOf(executionArn)).toBe('SUCCEEDED');
});

it('tells its story in the history, event by event, as AWS does, and counts each state entered', async () => {
  await begin({ startAt: START });
  rungs = ['2026-01-02T00:00:00.000Z'];
  const executionArn = await openTicket();
  await states.pass(2 * DAY);
  const { events } = await states.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  const advanceEvents = ['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited'];
  expect(events!.map((event) => event.type)).toEqual([
    'ExecutionStarted',
    ...advanceEvents,
    ...['ChoiceStateEntered', 'ChoiceStateExited'],
    ...['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskTimedOut', 'TaskStateExited'],
    ...['WaitStateEntered', 'WaitStateExited'],
    ...advanceEvents,
    ...['ChoiceStateEntered', 'ChoiceStateExited'],
    ...['SucceedStateEntered', 'SucceedStateExited', 'ExecutionSucceeded'],
  ]);
  expect(events!.map((event) => event.id)).toEqual(events!.map((_, index) => index + 1));
  expect(events!.every((event) => event.previousEventId === event.id! - 1)).toBe(true);
  const timedOut = events!.find((event) => event.type === 'TaskTimedOut')!;
  expect(timedOut.taskTimedOutEventDetails).toMatchObject({
    resourceType: 'aws-sdk:dynamodb',
    resource: 'updateItem.waitForTaskToken',
    error: 'States.Timeout',
  });
  expect(states.runtime.meter.snapshot()['sfn.transitions']).toEqual({ TicketClock: 7 });
  expect(states.runtime.meter.snapshot()['sfn.executions']).toEqual({ TicketClock: 1 });
});

it('looks again at once when the token it left on the row is answered', async () => {
  await begin({ startAt: START });
  rungs = ['2026-02-01T00:00:00.000Z'];
  const executionArn = await openTicket();
  await states.pass(3 * DAY);
  const { token } = await row();
  rungs = [];
  await states.sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
  await states.runtime.activity.idle();
  expect(seconds(advanced)).toEqual(['2026-01-01T00:00:00Z', '2026-01-04T00:00:00Z']);
  expect(await statusOf(executionArn)).toBe('SUCCEEDED');
  await expect(states.sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }))).rejects.toThrow(
    expect.objectContaining({ name: 'TaskTimedOut' }),
  );
});

it('looks again when the ticket changed after Advance had read it', async () => {
  await begin({ startAt: START });
  rungs = ['2026-02-01T00:00:00.000Z'];
  afterRead = async () => {
    afterRead = async () => {};
    await bumpVersion();
  };
  await openTicket();
  expect(advanced).toHaveLength(2);
  expect((await row()).token).not.toBe('');
});

it('hands over to a successor that goes on', async () => {
  await begin({ startAt: START });
  rungs = ['2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z', '2026-01-04T00:00:00.000Z'];
  handOverAfter = 2;
  const executionArn = await openTicket();
  await states.pass(5 * DAY);
  expect(await statusOf(executionArn)).toBe('SUCCEEDED');
  expect(await statusOf(`${executionArn}-next`)).toBe('SUCCEEDED');
  expect(new Set(seconds(advanced))).toEqual(
    new Set(['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z']),
  );
});

it('goes on where it was after kill -9: the same token, the same due instant', async () => {
  await begin({ startAt: START });
  rungs = ['2026-01-10T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];
  const executionArn = await openTicket();
  await states.pass(DAY);
  const { token } = await row();
  await states.kill();
  await begin();
  await states.pass(10 * DAY);
  expect(seconds(advanced)).toEqual(['2026-01-01T00:00:00Z', '2026-01-10T00:00:00Z']);
  const { token: second } = await row();
  expect(second).not.toBe(token);
  await states.kill();
  await begin();
  rungs = [];
  await states.sfn.send(new SendTaskSuccessCommand({ taskToken: second, output: '{}' }));
  await states.runtime.activity.idle();
  expect(await statusOf(executionArn)).toBe('SUCCEEDED');
});

it('keeps an answer it has acknowledged, however soon the process dies', async () => {
  await begin({ startAt: START });
  rungs = ['2026-02-01T00:00:00.000Z'];
  const executionArn = await openTicket();
  const { token } = await row();
  rungs = [];
  await states.sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
  await states.kill();
  await begin();
  await states.pass(1);
  expect(await statusOf(executionArn)).toBe('SUCCEEDED');
});

it('makes a call again whose answer the kill has swallowed, with the same token', async () => {
  await begin({ startAt: START });
  rungs = ['2026-02-01T00:00:00.000Z'];
  let reached = () => {};
  const reading = new Promise<void>((resolve) => {
    reached = resolve;
  });
  afterRead = () => {
    reached();
    return new Promise(() => {});
  };
  const input = JSON.stringify({ ticketId: ticket, loops: 0 });
  const { executionArn } = states.service.startExecution(machineArn('TicketClock'), ticket, input);
  await reading;
  await states.kill();
  afterRead = async () => {};
  await begin();
  await states.pass(1);
  expect(advanced).toHaveLength(2);
  expect(await statusOf(executionArn)).toBe('RUNNING');
  expect((await row()).token).not.toBe('');
});
