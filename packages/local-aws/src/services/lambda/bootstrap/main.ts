/**
 * The Lambda runtime inside one execution environment: a worker thread that loads the bundle once and runs one invocation
 * at a time. It is bundled to a single JavaScript file before use, so that no worker pays for stripping types.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { BootstrapData, EnvironmentMessage, InvokeMessage } from '../protocol.ts';
import { replaceClock } from './clock.ts';
import { replaceConsole } from './console.ts';
import { createContext } from './context.ts';
import { toFunctionError, UnhandledPromiseRejection } from './errors.ts';
import { type Handler, loadHandler } from './load.ts';

const { clockMemory, handler: handlerName }: BootstrapData = workerData;
const port = parentPort!;
const send = (message: EnvironmentMessage) => port.postMessage(message);
let currentRequestId: string | undefined;

async function run(handler: Handler, invocation: InvokeMessage): Promise<void> {
  const { requestId } = invocation;
  currentRequestId = requestId;
  try {
    const result = await handler(JSON.parse(invocation.event), createContext(invocation));
    send({ type: 'response', requestId, payload: serialize(result) });
  } catch (error) {
    console.error('Invoke Error', error);
    send({ type: 'error', requestId, error: toFunctionError(error) });
  }
}

function serialize(result: unknown): string {
  try {
    return JSON.stringify(result) ?? 'null';
  } catch {
    throw new Error('Unable to stringify response body');
  }
}

/** As on AWS, what nobody caught fails the invocation under way and ends the environment. */
function fail(label: string, error: unknown, exitCode: number): void {
  console.error(label, error);
  send({ type: 'fatal', error: toFunctionError(error) });
  process.exit(exitCode);
}

replaceClock(clockMemory);
replaceConsole(
  (line) => send({ type: 'log', line }),
  () => currentRequestId,
);
process.on('uncaughtException', (error) => fail('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason) =>
  fail('Unhandled Promise Rejection', new UnhandledPromiseRejection(reason), 128),
);

try {
  const handler = await loadHandler(process.env.LAMBDA_TASK_ROOT!, handlerName);
  port.on('message', (invocation: InvokeMessage) => void run(handler, invocation));
  send({ type: 'ready' });
} catch (error) {
  fail('Init Error', error, 1);
}
