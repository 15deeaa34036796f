import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { readClock } from '../../clock-memory.ts';
import type { EpochMs } from '../../service.ts';
import type { FunctionDefinition } from './function.ts';
import type { BootstrapData, EnvironmentMessage, FunctionError, InvokeMessage } from './protocol.ts';

/** Loading the bundle may take at least this long (real time), as on AWS, however short the function's own time-out is. */
const INIT_TIMEOUT_MS = 10_000;

export type Outcome = { ok: true; payload: string } | { ok: false; error: FunctionError };

export interface EnvironmentOptions {
  definition: FunctionDefinition;
  /** The bundled bootstrap, a `.mjs` file. */
  bootstrap: URL;
  clockMemory: SharedArrayBuffer;
  onLog: (line: string) => void;
  /** Called once, when the environment can take no more invocations. */
  onEnd: () => void;
}

/**
 * One execution environment: a worker thread that has loaded the function and runs one invocation at a time. Time-outs
 * are real time: a handler that hangs hangs whatever the movable clock says.
 */
export class ExecutionEnvironment {
  readonly #options: EnvironmentOptions;
  readonly #worker: Worker;
  readonly #startedAt = performance.now();
  /** Settles what is under way: the start, then one invocation after the other. */
  #settle: ((outcome: Outcome) => void) | undefined;
  #requestId: string | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #ended = false;
  #unbilledInitMs = 0;

  constructor(options: EnvironmentOptions) {
    this.#options = options;
    const { definition, clockMemory } = options;
    const workerData: BootstrapData = { clockMemory, handler: definition.handler };
    this.#worker = new Worker(options.bootstrap, {
      workerData,
      env: { ...definition.environment, AWS_LAMBDA_LOG_STREAM_NAME: logStreamName(readClock(clockMemory)) },
      execArgv: [],
      name: definition.name,
      stdout: true,
      stderr: true,
    });
    this.#worker.on('message', (message: EnvironmentMessage) => this.#receive(message));
    // The bootstrap reports what the function throws; here is only what ends the thread itself.
    this.#worker.on('error', () => this.#end('signal: killed'));
    this.#worker.on('exit', (code) => this.#end(`exit status ${code}`));
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        for (const line of text.trimEnd().split('\n')) options.onLog(line);
      });
    }
  }

  /** Resolves once the function is loaded, or with what Lambda answers when it cannot be. */
  async start(): Promise<Outcome> {
    const outcome = await this.#await(Math.max(INIT_TIMEOUT_MS, this.#options.definition.timeoutMs));
    this.#unbilledInitMs = performance.now() - this.#startedAt;
    return outcome;
  }

  invoke(message: InvokeMessage): Promise<Outcome> {
    this.#requestId = message.requestId;
    this.#worker.ref();
    const outcome = this.#await(message.timeoutMs);
    this.#worker.postMessage(message);
    return outcome;
  }

  /** How long the start took, in milliseconds; 0 when asked again: it is billed once. */
  takeInitMs(): number {
    const initMs = this.#unbilledInitMs;
    this.#unbilledInitMs = 0;
    return initMs;
  }

  terminate(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#deadline);
    this.#options.onEnd();
    void this.#worker.terminate();
  }

  #await(timeoutMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#deadline = setTimeout(() => this.#timeOut(timeoutMs), timeoutMs);
    });
  }

  #receive(message: EnvironmentMessage): void {
    if (message.type === 'log') this.#options.onLog(message.line);
    else if (message.type === 'ready') this.#finish({ ok: true, payload: 'null' });
    else if (message.type === 'fatal') this.#finishForGood({ ok: false, error: message.error });
    else if (message.requestId !== this.#requestId) return;
    else if (message.type === 'response') this.#finish({ ok: true, payload: message.payload });
    else this.#finish({ ok: false, error: message.error });
  }

  #timeOut(timeoutMs: number): void {
    const message = `Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
    this.#finishForGood(this.#failure('Sandbox.Timedout', message));
  }

  #end(reason: string): void {
    const ending =
      reason === 'exit status 0' ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${reason}`;
    this.#finishForGood(this.#failure('Runtime.ExitError', `Error: ${ending}`));
  }

  #failure(errorType: string, message: string): Outcome {
    const errorMessage = this.#requestId ? `RequestId: ${this.#requestId} ${message}` : message;
    return { ok: false, error: { errorType, errorMessage } };
  }

  #finish(outcome: Outcome): void {
    clearTimeout(this.#deadline);
    const settle = this.#settle;
    this.#settle = undefined;
    // An idle environment must not keep the process alive.
    this.#worker.unref();
    settle?.(outcome);
  }

  #finishForGood(outcome: Outcome): void {
    // First of all, so that nothing more is handed to it.
    this.terminate();
    this.#finish(outcome);
  }
}

/** `2026/05/04/[$LATEST]<32 hex digits>`: every environment has a log stream of its own. */
function logStreamName(now: EpochMs): string {
  return `${new Date(now).toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`;
}
