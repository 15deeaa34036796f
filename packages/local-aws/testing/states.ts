import { DatabaseSync } from 'node:sqlite';
import { SFNClient } from '@aws-sdk/client-sfn';
import { ActivityCounter } from '../src/activity.ts';
import { MovableClock } from '../src/clock.ts';
import type { DynamoDbApi, InvocationResult, LambdaApi, Runtime, Service, StatesApi } from '../src/service.ts';
import { createStatesService } from '../src/services/states/index.ts';
import { createTestRuntime, serveAws, TEST_CREDENTIALS, type TestRuntime } from './one-service.ts';

/** What a function of a test does; throws a `FunctionError` to fail as a function does. */
export type TestFunction = (payload: any, name: string) => unknown;

export class FunctionError extends Error {
  readonly errorType: string;
  constructor(errorType: string, message: string) {
    super(message);
    this.errorType = errorType;
  }
}

export interface StatesUnderTest {
  test: TestRuntime;
  runtime: Runtime;
  service: Service & StatesApi;
  sfn: SFNClient;
  /** Moves the clock over everything due within this many seconds. */
  pass(seconds: number): Promise<void>;
  now(): string;
  /** Ends as `kill -9` does. */
  kill(): Promise<void>;
}

/** The ARN a machine of a test goes by. */
export const machineArn = (name: string) => `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;
export const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

/**
 * The Step Functions service on the real clock and store, with an SDK client.
 * @param options.machines definitions by logical id
 * @param options.dynamodb where tasks find their tables
 * @param options.turn what functions wait for in line before they begin
 */
export async function beginStates(options: {
  machines: Record<string, object>;
  functions?: TestFunction;
  dataDir?: string;
  startAt?: string;
  dynamodb?: DynamoDbApi;
  turn?: () => Promise<void>;
  /** Virtual milliseconds per real millisecond. */
  speed?: number;
}): Promise<StatesUnderTest> {
  const { dataDir, startAt, functions = () => null, dynamodb, turn = async () => undefined, speed } = options;
  const test = createTestRuntime({ ...(dataDir && { dataDir }), ...(startAt && { startAt }) });
  const clock = speed === undefined ? test.clock : fastClock(speed);
  const served: { service?: Service & StatesApi } = {};
  const { endpoint, close } = await serveAws({
    name: 'states',
    kinds: {},
    handle: (request) => served.service!.handle!(request),
  });
  const invoke: LambdaApi['invoke'] = async (name, payload, { onBegin } = {}) => {
    await turn();
    onBegin?.();
    return run(functions, name, payload);
  };
  const runtime: Runtime = {
    ...test.runtime,
    clock,
    endpoint,
    states: () => served.service!,
    dynamodb: () => dynamodb ?? test.neighbours.dynamodb,
    lambda: () => ({ ...test.neighbours.lambda, invoke }),
  };
  const service = createStatesService(runtime);
  served.service = service;
  const kind = service.kinds['AWS::StepFunctions::StateMachine']!;
  for (const [logicalId, definition] of Object.entries(options.machines)) {
    const properties = {
      DefinitionString: JSON.stringify(definition),
      RoleArn: 'arn:aws:iam::000000000000:role/machine',
    };
    kind.declare!({ logicalId, type: 'AWS::StepFunctions::StateMachine', properties });
  }
  await service.start!();
  clock.start();
  const sfn = new SFNClient({ endpoint, region: 'us-east-1', credentials: TEST_CREDENTIALS });
  return {
    test,
    runtime,
    service,
    sfn,
    async pass(seconds) {
      await clock.advanceTo((now) => now + seconds * 1000);
      await runtime.activity.idle();
    },
    now: () => new Date(clock.now()).toISOString(),
    async kill() {
      // Writes nothing, it only makes sure that nothing of the killed one acts any more.
      void service.stop!();
      clock.stop();
      test.kill();
      sfn.destroy();
      await close();
    },
  };
}

function fastClock(speed: number): MovableClock {
  return new MovableClock({ db: new DatabaseSync(':memory:'), activity: new ActivityCounter(), log: () => {}, speed });
}

async function run(functions: TestFunction, arn: string, payload: unknown): Promise<InvocationResult> {
  try {
    return { ok: true, payload: await functions(payload, arn.split(':').at(-1)!), billedMs: 1 };
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    return { ok: false, error: { errorType: error.errorType, errorMessage: error.message }, billedMs: 1 };
  }
}
