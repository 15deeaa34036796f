/** Task states: scheduling, calling, time-outs, tokens and heartbeats. */
import { createHash } from 'node:crypto';
import type { EpochMs, Runtime } from '../../service.ts';
import { transaction } from '../../transaction.ts';
import type { Branch, Execution, WaitingForTask } from './execution.ts';
import { isTooLarge, payloadText, record } from './history.ts';
import type { Interpreter } from './interpreter.ts';
import { fill } from './language/data-flow.ts';
import type { TaskState } from './language/definition.ts';
import { runtimeError, StatesError } from './language/errors.ts';
import type { Json } from './language/json.ts';
import { read, type Scope } from './language/paths.ts';
import type { StatesStore } from './store.ts';
import type { CallContext } from './tasks/integration.ts';
import { resolveResource, type TaskResource } from './tasks/resources.ts';
import { newToken } from './token.ts';

/** What AWS assumes when a task says nothing: more than three years. */
const DEFAULT_TIMEOUT_SECONDS = 99_999_999;

/** How often a task whose time is up, but whose call still stands in line, is looked at. */
const LOOK_AGAIN_MS = 1000;

type Result = { value: Json } | { problem: StatesError };

const resources = new Map<string, TaskResource>();

function resourceOf(branch: Branch): TaskResource {
  const arn = (branch.state as TaskState).Resource;
  const resource = resources.get(arn) ?? resolveResource(arn)!;
  resources.set(arn, resource);
  return resource;
}

/** Does work on an execution as one step, saved whole. */
interface StepRunner {
  readonly runtime: Runtime;
  step(execution: Execution, work: () => void): void;
}

export class TaskRunner {
  readonly #engine: StepRunner;
  readonly #interpreter: Interpreter;
  readonly #store: StatesStore;
  readonly #byToken = new Map<string, Branch>();

  constructor(engine: StepRunner, interpreter: Interpreter, store: StatesStore) {
    this.#engine = engine;
    this.#interpreter = interpreter;
    this.#store = store;
  }

  /** @param data the state's input after InputPath. @throws StatesError */
  schedule(branch: Branch, data: Json): void {
    const state = branch.state as TaskState;
    const resource = resourceOf(branch);
    const { now } = this.#interpreter;
    const { execution } = branch;
    const token = resource.waitsForToken ? newToken(execution.arn, execution.lastEvent + 1) : undefined;
    const scope = { data, context: branch.context(token) };
    const parameters = state.Parameters === undefined ? data : fill(state.Parameters, scope);
    const timeout = seconds(state.TimeoutSeconds, state.TimeoutSecondsPath, 'TimeoutSecondsPath', scope);
    const heartbeat = seconds(state.HeartbeatSeconds, state.HeartbeatSecondsPath, 'HeartbeatSecondsPath', scope);
    const text = payloadText(parameters, `input of task '${branch.position.state}'`);
    const scheduled = this.#recordScheduled(branch, resource, text, timeout, heartbeat);
    const limitMs = (timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
    const waiting: WaitingForTask = {
      for: 'task',
      scheduled,
      due: now + limitMs,
      ...(heartbeat ? { heartbeat: { everyMs: heartbeat * 1000, due: now + heartbeat * 1000 } } : {}),
      ...(token ? { token } : {}),
      called: false,
    };
    this.#interpreter.wait(branch, waiting);
    this.#callSoon(branch, waiting, parameters, limitMs);
  }

  /** After a restart: whether the call was made before is not known, only that its answer was not noted. */
  callAgain(branch: Branch, waiting: WaitingForTask): void {
    const parameters = JSON.parse(this.#store.taskParameters(branch.execution.id, waiting.scheduled));
    this.#callSoon(branch, waiting, parameters, waiting.due - this.#interpreter.now);
  }

  /** Sets the timer of a waiting task, and makes its token known. */
  waits(branch: Branch, waiting: WaitingForTask): void {
    if (waiting.token) this.#byToken.set(waiting.token, branch);
    branch.timer?.cancel();
    branch.timer = this.#engine.runtime.clock.at(nextDue(waiting), () => this.#timeOut(branch, waiting));
  }

  waitsNoMore(branch: Branch): void {
    const { waiting } = branch.position;
    if (waiting?.for === 'task' && waiting.token) this.#byToken.delete(waiting.token);
    branch.call = undefined;
  }

  /** The branch whose task waits for this token; undefined once the task has ended, however it did. */
  waitingFor(token: string): Branch | undefined {
    return this.#byToken.get(token);
  }

  /** SendTaskSuccess and SendTaskFailure: recorded when this returns. */
  answer(branch: Branch, result: Result): void {
    this.#engine.step(branch.execution, () => this.#settle(branch, result));
  }

  /** SendTaskHeartbeat: never moves the task's own time-out. */
  heartbeat(branch: Branch): void {
    const waiting = branch.position.waiting as WaitingForTask;
    const { heartbeat } = waiting;
    if (!heartbeat) return;
    this.#engine.step(branch.execution, () => {
      heartbeat.due = this.#interpreter.now + heartbeat.everyMs;
      this.waits(branch, waiting);
    });
  }

  #recordScheduled(
    branch: Branch,
    { resourceType, resource, isFunctionArn }: TaskResource,
    parameters: string,
    timeoutInSeconds: number | undefined,
    heartbeatInSeconds: number | undefined,
  ): number {
    const { now } = this.#interpreter;
    if (isFunctionArn) {
      const id = record(branch, now, 'LambdaFunctionScheduled', { resource, input: parameters, timeoutInSeconds });
      record(branch, now, 'LambdaFunctionStarted');
      return id;
    }
    const { region } = this.#engine.runtime;
    const limits = { timeoutInSeconds, heartbeatInSeconds };
    const id = record(branch, now, 'TaskScheduled', { resourceType, resource, region, parameters, ...limits });
    record(branch, now, 'TaskStarted', { resourceType, resource });
    return id;
  }

  /** Calls once the step that says so is saved. */
  #callSoon(branch: Branch, waiting: WaitingForTask, parameters: Json, limitMs: number): void {
    branch.call = { startedAt: performance.now(), limitMs };
    const end = this.#engine.runtime.activity.begin(
      `states ${branch.execution.machine.name}: ${branch.position.state}`,
    );
    queueMicrotask(() => {
      void this.#call(branch, waiting, parameters).finally(end);
    });
  }

  async #call(branch: Branch, waiting: WaitingForTask, parameters: Json): Promise<void> {
    if (branch.position.waiting !== waiting) return;
    const { runtime } = this.#engine;
    const attemptId = createHash('sha256')
      .update(`${branch.execution.arn}#${waiting.scheduled}`)
      .digest('hex')
      .slice(0, 36);
    const call = branch.call!;
    const context: CallContext = {
      runtime,
      machineName: branch.execution.machine.name,
      attemptId,
      standsInLine() {
        call.startedAt = undefined;
      },
      begins() {
        call.startedAt = performance.now();
      },
    };
    const resource = resourceOf(branch);
    let pending: Promise<Json> | undefined;
    // What the call itself writes to the runtime's database is kept together with its answer.
    transaction(runtime.db, () => {
      const result = attempt(() => resource.call(parameters, context));
      if ('value' in result && result.value instanceof Promise) pending = result.value;
      else this.#engine.step(branch.execution, () => this.#called(branch, waiting, result as Result));
    });
    if (!pending) return;
    const result = await pending.then((value) => ({ value }), toProblem);
    this.#engine.step(branch.execution, () => this.#called(branch, waiting, result));
  }

  /** The call has been answered: the end of the task, or with a token just its beginning. */
  #called(branch: Branch, waiting: WaitingForTask, result: Result): void {
    // The token may have been answered, or the task timed out, before the call came back.
    if (branch.position.waiting !== waiting) return;
    branch.call = undefined;
    if (!waiting.token || 'problem' in result) {
      this.#settle(branch, result);
      return;
    }
    waiting.called = true;
    if (nextDue(waiting) <= this.#interpreter.now) this.waits(branch, waiting);
    const { resourceType, resource } = resourceOf(branch);
    const output = JSON.stringify(result.value);
    record(branch, this.#interpreter.now, 'TaskSubmitted', {
      resourceType,
      resource,
      output: isTooLarge(output) ? '' : output,
    });
  }

  #settle(branch: Branch, result: Result): void {
    if ('problem' in result) {
      const { error, cause } = result.problem;
      this.#recordEnd(branch, 'Failed', { error, cause });
      this.#interpreter.fail(branch, result.problem);
      return;
    }
    const text = attempt(() => payloadText(result.value, `result of task '${branch.position.state}'`));
    if ('problem' in text) {
      this.#settle(branch, text);
      return;
    }
    this.#recordEnd(branch, 'Succeeded', { output: text.value });
    this.#interpreter.succeed(branch, result.value);
  }

  /**
   * A call under way is work done in real time: where the clock runs faster, or is a few milliseconds ahead of the call,
   * it is given the rest of it. One that stands in line for its turn has not begun.
   */
  #timeOut(branch: Branch, waiting: WaitingForTask): void {
    const { call } = branch;
    const restMs = call ? remaining(call) : 0;
    if (restMs > 0) {
      const { clock } = this.#engine.runtime;
      branch.timer = clock.at(clock.now() + Math.ceil(restMs), () => this.#timeOut(branch, waiting));
      return;
    }
    this.#engine.step(branch.execution, () => {
      if (branch.position.waiting !== waiting) return;
      const error = this.#interpreter.now >= waiting.due ? 'States.Timeout' : 'States.HeartbeatTimeout';
      this.#recordEnd(branch, 'TimedOut', { error });
      this.#interpreter.fail(branch, new StatesError(error, ''));
    });
  }

  #recordEnd(branch: Branch, how: 'Succeeded' | 'Failed' | 'TimedOut', detail: Record<string, unknown>): void {
    const { resourceType, resource, isFunctionArn } = resourceOf(branch);
    const { now } = this.#interpreter;
    if (isFunctionArn) record(branch, now, `LambdaFunction${how}`, detail);
    else record(branch, now, `Task${how}`, { resourceType, resource, ...detail });
  }
}

/** Milliseconds of real time a call may still take; in line, until it is looked at again. */
function remaining({ startedAt, limitMs }: NonNullable<Branch['call']>): number {
  return startedAt === undefined ? LOOK_AGAIN_MS : startedAt + limitMs - performance.now();
}

function nextDue({ due, heartbeat }: WaitingForTask): EpochMs {
  return Math.min(due, heartbeat?.due ?? due);
}

function attempt<T>(work: () => T): { value: T } | { problem: StatesError } {
  try {
    return { value: work() };
  } catch (error) {
    return toProblem(error);
  }
}

/** Anything that is not the task's own error is ours: it must not look as if AWS had said it. */
function toProblem(error: unknown): { problem: StatesError } {
  if (error instanceof StatesError) return { problem: error };
  return { problem: new StatesError('States.TaskFailed', String((error as Error)?.stack ?? error)) };
}

function seconds(
  literal: number | undefined,
  path: string | undefined,
  field: string,
  scope: Scope,
): number | undefined {
  if (path === undefined) return literal;
  const value = read(path, field, scope);
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0 || value > DEFAULT_TIMEOUT_SECONDS) {
    throw runtimeError(
      `The ${field} parameter does not reference an integer from 1 to 99999999: ${path} is ${JSON.stringify(value)}`,
    );
  }
  return value;
}
