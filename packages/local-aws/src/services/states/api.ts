/** The operations of the Step Functions API, with AWS's names, errors and shapes. Instants are seconds since the epoch. */
import { randomUUID } from 'node:crypto';
import type { EpochMs, Runtime } from '../../service.ts';
import type { Engine } from './engine.ts';
import type { Branch, Machine } from './execution.ts';
import { detailField, isTooLarge, MOST_PAYLOAD_BYTES } from './history.ts';
import { StatesError } from './language/errors.ts';
import type { ExecutionRow, StatesStore } from './store.ts';
import { AwsError } from './tasks/aws-error.ts';
import { executionOf } from './token.ts';

/** How long an ended execution keeps its name. */
const NAME_KEPT_MS = 90 * 86_400_000;
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;
const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'];

type Input = Record<string, any>;

export class StatesOperations {
  readonly #runtime: Runtime;
  readonly #engine: Engine;
  readonly #store: StatesStore;
  readonly #machines: ReadonlyMap<string, Machine>;

  constructor(runtime: Runtime, engine: Engine, store: StatesStore, machines: ReadonlyMap<string, Machine>) {
    this.#runtime = runtime;
    this.#engine = engine;
    this.#store = store;
    this.#machines = machines;
  }

  /** @throws AwsError */
  perform(operation: string, input: Input): object {
    switch (operation) {
      case 'StartExecution':
        return this.#startExecution(input);
      case 'DescribeExecution':
        return describe(this.#execution(input.executionArn));
      case 'ListExecutions':
        return this.#listExecutions(input);
      case 'StopExecution':
        return this.#stopExecution(input);
      case 'GetExecutionHistory':
        return this.#history(input);
      case 'SendTaskSuccess':
        return this.#sendTaskSuccess(input);
      case 'SendTaskFailure':
        return this.#sendTaskFailure(input);
      case 'SendTaskHeartbeat':
        this.#engine.tasks.heartbeat(this.#waitingFor(input.taskToken));
        return {};
      case 'DescribeStateMachine':
        return describeMachine(this.#machine(input.stateMachineArn));
      case 'ListStateMachines':
        return { stateMachines: [...this.#machines.values()].map(listedMachine) };
      default:
        throw new AwsError('UnknownOperationException', `${operation || 'This operation'} is not supported here`);
    }
  }

  /** StartExecution, for the rest of the runtime too. @throws AwsError */
  start(machineArn: string, name: string, input: string): { executionArn: string; startDate: EpochMs } {
    const machine = this.#machine(machineArn);
    if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name))
      throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
    checkJson(input, 'InvalidExecutionInput', 'State Machine Execution Input');
    const executionArn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const existing = this.#store.find(executionArn);
    if (existing) {
      if (existing.status === 'RUNNING' && existing.input === input) {
        return { executionArn, startDate: existing.started_at };
      }
      if (existing.stopped_at === null || this.#runtime.clock.now() - existing.stopped_at < NAME_KEPT_MS) {
        throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
      }
      this.#store.remove(existing.id);
    }
    return { executionArn, startDate: this.#engine.begin(machine, executionArn, name, input) };
  }

  #startExecution({ stateMachineArn, name, input }: Input): object {
    const started = this.start(stateMachineArn, name ?? randomUUID(), input ?? '{}');
    return { executionArn: started.executionArn, startDate: started.startDate / 1000 };
  }

  #listExecutions({ stateMachineArn, statusFilter, maxResults, nextToken }: Input): object {
    const machine = this.#machine(stateMachineArn).arn;
    if (statusFilter && !STATUSES.includes(statusFilter)) throw invalid(`statusFilter '${statusFilter}'`);
    const { limit, offset, next } = pageOf(maxResults, nextToken);
    const rows = this.#store.list({ machine, status: statusFilter, limit: limit + 1, offset });
    return { executions: rows.slice(0, limit).map(listed), ...next(rows.length) };
  }

  #stopExecution({ executionArn, error, cause }: Input): object {
    const row = this.#execution(executionArn);
    const running = this.#engine.running.get(row.arn);
    if (running) this.#engine.abort(running, error, cause);
    return { stopDate: this.#execution(executionArn).stopped_at! / 1000 };
  }

  #history({ executionArn, maxResults, nextToken, reverseOrder }: Input): object {
    const { id } = this.#execution(executionArn);
    const { limit, offset, next } = pageOf(maxResults, nextToken);
    const events = this.#store.events(id, { limit: limit + 1, offset, newestFirst: reverseOrder === true });
    return {
      events: events.slice(0, limit).map((event) => ({
        timestamp: event.at / 1000,
        type: event.type,
        id: event.id,
        previousEventId: event.previous,
        ...(Object.keys(event.detail).length > 0 ? { [detailField(event.type)]: event.detail } : {}),
      })),
      ...next(events.length),
    };
  }

  #sendTaskSuccess({ taskToken, output }: Input): object {
    const value = checkJson(output, 'InvalidOutput', 'Task Output');
    this.#engine.tasks.answer(this.#waitingFor(taskToken), { value });
    return {};
  }

  #sendTaskFailure({ taskToken, error = '', cause = '' }: Input): object {
    this.#engine.tasks.answer(this.#waitingFor(taskToken), { problem: new StatesError(error, cause) });
    return {};
  }

  #waitingFor(token: unknown): Branch {
    const arn = typeof token === 'string' ? executionOf(token) : undefined;
    if (!arn) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
    const branch = this.#engine.tasks.waitingFor(token as string);
    if (branch) return branch;
    if (!this.#store.find(arn)) throw new AwsError('TaskDoesNotExist', "Task does not exist: 'Invalid token'");
    throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  }

  #machine(arn: unknown): Machine {
    if (typeof arn !== 'string' || !/^arn:[\w-]+:states:.+:stateMachine:.+/.test(arn)) throw invalidArn(arn);
    const machine = this.#machines.get(arn);
    if (!machine) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return machine;
  }

  #execution(arn: unknown): ExecutionRow {
    if (typeof arn !== 'string' || !/^arn:[\w-]+:states:.+:execution:.+:.+/.test(arn)) throw invalidArn(arn);
    const row = this.#store.find(arn);
    if (!row) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return row;
  }
}

function invalid(what: string): AwsError {
  return new AwsError('ValidationException', `Invalid value for ${what}`);
}

function invalidArn(arn: unknown): AwsError {
  return new AwsError('InvalidArn', `Invalid Arn: '${String(arn)}'`);
}

function checkJson(text: unknown, code: string, what: string) {
  if (typeof text !== 'string') throw new AwsError(code, `Invalid ${what}: missing`);
  if (isTooLarge(text)) throw invalid(`${what}: longer than ${MOST_PAYLOAD_BYTES} bytes`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AwsError(code, `Invalid ${what}: '${(error as Error).message}'`);
  }
}

/** A `nextToken` is the place to go on from, made opaque. */
function pageOf(maxResults: unknown, nextToken: unknown) {
  const limit = Math.min(Number(maxResults) || DEFAULT_PAGE, LARGEST_PAGE);
  const offset = nextToken === undefined ? 0 : Number(Buffer.from(String(nextToken), 'base64').toString());
  if (!Number.isInteger(offset)) throw new AwsError('InvalidToken', `Invalid Token: '${String(nextToken)}'`);
  const next = (found: number) =>
    found > limit ? { nextToken: Buffer.from(String(offset + limit)).toString('base64') } : {};
  return { limit, offset, next };
}

function listed(row: ExecutionRow): object {
  return {
    executionArn: row.arn,
    stateMachineArn: row.machine,
    name: row.name,
    status: row.status,
    startDate: row.started_at / 1000,
    ...(row.stopped_at === null ? {} : { stopDate: row.stopped_at / 1000 }),
  };
}

function describe(row: ExecutionRow): object {
  return {
    ...listed(row),
    input: row.input,
    inputDetails: { included: true },
    ...(row.output === null ? {} : { output: row.output, outputDetails: { included: true } }),
    ...(row.error === null ? {} : { error: row.error }),
    ...(row.cause === null ? {} : { cause: row.cause }),
    redriveCount: 0,
    redriveStatus: 'NOT_REDRIVABLE',
  };
}

function listedMachine(machine: Machine): object {
  const { arn, name, createdAt } = machine;
  return { stateMachineArn: arn, name, type: 'STANDARD', creationDate: createdAt / 1000 };
}

function describeMachine(machine: Machine): object {
  const { definitionText, roleArn } = machine;
  return { ...listedMachine(machine), status: 'ACTIVE', definition: definitionText, roleArn };
}
