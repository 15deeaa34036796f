/**
 * Keeps executions going: one step at a time, each saved in one transaction before anything outside hears of it. What
 * an execution waits for is a timer on the runtime's clock or a call under way; both are set up again after a restart.
 */
import type { EpochMs, Runtime } from '../../service.ts';
import { transaction } from '../../transaction.ts';
import { attachChild } from './branches.ts';
import { Branch, type Child, type Execution, type Machine, type Outcome, type Position } from './execution.ts';
import { HistoryFull, recordForExecution } from './history.ts';
import { Interpreter, type Surroundings } from './interpreter.ts';
import type { Json } from './language/json.ts';
import type { SavedExecution, StatesStore } from './store.ts';
import { TaskRunner } from './task-runner.ts';

/** No execution lives longer than a year. */
const LONGEST_EXECUTION_SECONDS = 31_536_000;

export class Engine implements Surroundings {
  readonly runtime: Runtime;
  readonly #store: StatesStore;
  readonly #interpreter: Interpreter;
  readonly tasks: TaskRunner;
  /** Everything running, by ARN. */
  readonly running = new Map<string, Execution>();
  /** Nothing is recorded any more: a request that still arrives must not be answered as if it had been. */
  stopped = false;

  constructor(runtime: Runtime, store: StatesStore) {
    this.runtime = runtime;
    this.#store = store;
    this.#interpreter = new Interpreter(this);
    this.tasks = new TaskRunner(this, this.#interpreter, store);
  }

  /** Durably begins an execution; its first state is entered as soon as the caller's own work is done. */
  begin(machine: Machine, arn: string, name: string, input: string): EpochMs {
    const startedAt = this.runtime.clock.now();
    transaction(this.runtime.db, () => {
      const row = { arn, name, machine: machine.arn, definition: machine.definitionText, startedAt, input };
      const id = this.#store.insert(row);
      const execution = this.#add({ id, arn, name, started_at: startedAt, input, last_event: 0 }, machine);
      recordForExecution(execution, startedAt, 'ExecutionStarted', { input, roleArn: machine.roleArn });
      this.#store.save(execution, startedAt);
      this.#enterFirstState(execution);
    });
    this.runtime.meter.add('sfn.executions', machine.name, 1);
    return startedAt;
  }

  /** Goes on with an execution found running in the store. */
  resume(row: SavedExecution, machine: Machine): void {
    const execution = this.#add(row, machine);
    if (row.position) {
      this.#restore(execution.root, this.#store.parsePosition(row.position));
      this.#armDeadline(execution);
    } else {
      this.#whenReady(() => this.#enterFirstState(execution));
    }
  }

  /** Timers fire only once every service of the runtime is ready. */
  #whenReady(work: () => void): void {
    this.runtime.clock.at(this.runtime.clock.now(), work);
  }

  /** StopExecution. */
  abort(execution: Execution, error: string | undefined, cause: string | undefined): void {
    this.step(execution, () => {
      recordForExecution(execution, this.runtime.clock.now(), 'ExecutionAborted', { error, cause });
      this.finish(execution, { status: 'ABORTED', error, cause });
    });
  }

  /** The process is about to end: nothing fires or answers any more. */
  stop(): void {
    this.stopped = true;
    for (const execution of this.running.values()) this.#quiet(execution);
    this.running.clear();
  }

  /** Does `work` and everything that follows from it at once, and saves it all or nothing. */
  step(execution: Execution, work: () => void): void {
    if (this.stopped || execution.outcome) return;
    transaction(this.runtime.db, () => {
      try {
        work();
        this.#interpreter.drain(execution);
      } catch (error) {
        if (!(error instanceof HistoryFull)) throw error;
        this.#failFull(execution);
      }
      this.#store.save(execution, this.runtime.clock.now());
    });
  }

  waits(branch: Branch): void {
    const { waiting } = branch.position;
    if (!waiting || waiting.for === 'branches') return;
    if (waiting.for === 'task') {
      this.tasks.waits(branch, waiting);
      return;
    }
    branch.timer = this.runtime.clock.at(waiting.due, () =>
      this.step(branch.execution, () => this.#interpreter.timeCame(branch, waiting.for)),
    );
  }

  waitsNoMore(branch: Branch): void {
    branch.timer?.cancel();
    branch.timer = undefined;
    this.tasks.waitsNoMore(branch);
  }

  scheduleTask(branch: Branch, data: Json): void {
    this.tasks.schedule(branch, data);
  }

  finish(execution: Execution, outcome: Outcome): void {
    execution.outcome = outcome;
    this.#quiet(execution);
    this.running.delete(execution.arn);
    if (outcome.status === 'FAILED' || outcome.status === 'TIMED_OUT') {
      const { status, error } = outcome;
      this.runtime.log('states', `${execution.machine.name} ${status}`, { execution: execution.name, error });
    }
  }

  #add(
    row: Pick<SavedExecution, 'id' | 'arn' | 'name' | 'started_at' | 'input' | 'last_event'>,
    machine: Machine,
  ): Execution {
    const execution: Execution = {
      id: row.id,
      arn: row.arn,
      name: row.name,
      machine,
      startedAt: row.started_at,
      input: JSON.parse(row.input),
      root: undefined as never,
      outcome: undefined,
      lastEvent: row.last_event,
      unsaved: [],
      ready: [],
      deadline: undefined,
    };
    execution.root = new Branch(execution, machine.definition);
    this.running.set(execution.arn, execution);
    return execution;
  }

  /** Later, so that the caller may be in the midst of a transaction of its own. Only now the execution can time out. */
  #enterFirstState(execution: Execution): void {
    const end = this.runtime.activity.begin(`states begin ${execution.machine.name}`);
    queueMicrotask(() => {
      try {
        // The caller may have taken its own work back, and this with it.
        if (this.stopped || !this.#store.findById(execution.id)) {
          this.running.delete(execution.arn);
          return;
        }
        this.step(execution, () => {
          this.#armDeadline(execution);
          this.#interpreter.enter(execution.root, execution.root.states.StartAt, execution.input);
        });
      } finally {
        end();
      }
    });
  }

  /** Sets up the timers and calls of a saved position. */
  #restore(branch: Branch, position: Position): void {
    branch.position = position;
    const { waiting } = position;
    if (waiting?.for === 'branches') {
      for (const [index, child] of waiting.children.entries()) this.#restoreChild(branch, index, child);
      return;
    }
    this.waits(branch);
    if (waiting?.for === 'task' && !waiting.called) this.#whenReady(() => this.tasks.callAgain(branch, waiting));
  }

  #restoreChild(parent: Branch, index: number, child: Child): void {
    if (child.position) this.#restore(attachChild(parent, index, child), child.position);
  }

  #armDeadline(execution: Execution): void {
    const { TimeoutSeconds = LONGEST_EXECUTION_SECONDS } = execution.machine.definition;
    const due = execution.startedAt + Math.min(TimeoutSeconds, LONGEST_EXECUTION_SECONDS) * 1000;
    execution.deadline = this.runtime.clock.at(due, () =>
      this.step(execution, () => {
        const detail = { error: 'States.Timeout' };
        recordForExecution(execution, this.runtime.clock.now(), 'ExecutionTimedOut', detail);
        this.finish(execution, { status: 'TIMED_OUT', ...detail });
      }),
    );
  }

  #failFull(execution: Execution): void {
    const detail = {
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    };
    recordForExecution(execution, this.runtime.clock.now(), 'ExecutionFailed', detail);
    this.finish(execution, { status: 'FAILED', ...detail });
  }

  #quiet(execution: Execution): void {
    execution.deadline?.cancel();
    execution.ready = [];
    if (execution.root.position) this.#interpreter.stopWaiting(execution.root);
    execution.root.abandoned = true;
  }
}
