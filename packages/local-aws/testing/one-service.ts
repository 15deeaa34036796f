import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ActivityCounter } from '../src/activity.ts';
import { MovableClock } from '../src/clock.ts';
import { MemoryMeter } from '../src/meter.ts';
import { Precedence } from '../src/precedence.ts';
import {
  type Assembly,
  ConnectionDropped,
  type DynamoDbApi,
  type EpochMs,
  type EventsApi,
  type LambdaApi,
  type QueuesApi,
  type Runtime,
  type Service,
  type SqsApi,
  type StatesApi,
} from '../src/service.ts';
import { openStore } from '../src/store.ts';

/** What reached the services around the one under test, each with the instant it did. */
export interface Received {
  invocations: { at: EpochMs; function: string; payload: any }[];
  messages: { at: EpochMs; queue: string; body: string; attributes: Record<string, string> }[];
  executions: { at: EpochMs; machine: string; name: string | undefined; input: any }[];
  events: { at: EpochMs; source: string; 'detail-type': string; detail: any; resources?: string[] }[];
}

export interface TestRuntime {
  runtime: Runtime;
  clock: MovableClock;
  received: Received;
  /** Answers from now on: throw to make a target unreachable. */
  neighbours: {
    lambda: LambdaApi;
    sqs: SqsApi;
    queues: QueuesApi;
    dynamodb: DynamoDbApi;
    states: StatesApi;
    events: EventsApi;
  };
  advanceTo(instant: string): Promise<void>;
  /** Ends as `kill -9` does: the service is told nothing. Harmless when done already. */
  kill(): void;
}

/** A new data folder and a function that removes it. */
export function temporaryDataDir(): { dataDir: string; remove: () => void } {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'local-aws-test-'));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/**
 * The real clock, activity, meter and store around one service; its neighbours only note what reaches them. Start the
 * service, then `clock.start()`.
 *
 * @param startAt where the clock of a fresh data folder starts
 */
export function createTestRuntime(options: { dataDir?: string; startAt?: string } = {}): TestRuntime {
  const store = options.dataDir ? openStore(options.dataDir) : openStore(tmpdir(), { inMemory: true });
  const activity = new ActivityCounter();
  const startAt = options.startAt === undefined ? {} : { startAt: Date.parse(options.startAt) };
  const clock = new MovableClock({ db: store.db, activity, log: () => {}, ...startAt });
  const received: Received = { invocations: [], messages: [], executions: [], events: [] };
  const neighbours = noting(clock, received);
  const runtime: Runtime = {
    clock,
    clockMemory: clock.memory,
    activity,
    meter: new MemoryMeter(),
    precedence: new Precedence(),
    db: store.db,
    dataDir: options.dataDir ?? tmpdir(),
    inMemory: options.dataDir === undefined,
    log: () => {},
    region: 'us-east-1',
    accountId: '000000000000',
    stackName: 'Test',
    endpoint: 'http://localhost:8787',
    assembly: undefined as unknown as Assembly,
    lambda: () => neighbours.lambda,
    sqs: () => neighbours.sqs,
    queues: () => neighbours.queues,
    dynamodb: () => neighbours.dynamodb,
    events: () => neighbours.events,
    states: () => neighbours.states,
  };
  return {
    runtime,
    clock,
    received,
    neighbours,
    async advanceTo(instant) {
      await clock.advanceTo(Date.parse(instant));
    },
    kill() {
      if (!store.db.isOpen) return;
      clock.stop();
      store.close();
    },
  };
}

function noting(clock: MovableClock, received: Received): TestRuntime['neighbours'] {
  return {
    lambda: {
      async invoke() {
        throw new Error('Only asynchronous invocations are noted.');
      },
      invokeAsync(name, payload) {
        received.invocations.push({ at: clock.now(), function: name, payload });
      },
    },
    sqs: {
      send(queue, body, attributes = {}) {
        received.messages.push({ at: clock.now(), queue, body, attributes });
      },
    },
    queues: {
      receive: () => [],
      remove() {},
      nextVisible: () => undefined,
      onChange() {},
    },
    dynamodb: {
      async request() {
        throw new Error('There are no tables.');
      },
      onWrite() {},
      async streams() {
        throw new Error('There are no streams.');
      },
    },
    states: {
      startExecution(machine, name, input) {
        received.executions.push({ at: clock.now(), machine, name, input: JSON.parse(input) });
        return { executionArn: `${machine}:${name}`, startDate: clock.now() };
      },
    },
    events: {
      put(event) {
        received.events.push({ at: clock.now(), ...event });
      },
    },
  };
}

/** Serves a service's AWS API on a free port, for a real SDK client. */
export async function serveAws(service: Service): Promise<{ endpoint: string; close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    try {
      const answer = await service.handle!({
        method: request.method!,
        url: request.url!,
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks),
        caller: 'test',
      });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } catch (error) {
      if (error instanceof ConnectionDropped) request.socket.destroy();
      else response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Gives every resource its identity and declares it, as the runtime does with a template. */
export function declare(
  service: Service,
  resources: Record<string, { type: string; properties: Record<string, any> }>,
) {
  for (const [logicalId, { type, properties }] of Object.entries(resources)) {
    service.kinds[type]!.declare?.({ logicalId, type, properties });
  }
}

export const TEST_CREDENTIALS = { accessKeyId: 'LOCALtest', secretAccessKey: 'x' };
