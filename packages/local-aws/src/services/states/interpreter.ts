/**
 * The States Language: what entering, leaving and failing a state means. Works on an execution in memory, within one
 * step: everything until nothing can go on without waiting. The engine saves the step.
 */
import type { EpochMs, Runtime } from '../../service.ts';
import { beginChildren, childDone } from './branches.ts';
import type { Branch, Execution, Outcome, Waiting } from './execution.ts';
import { payloadText, record, recordForExecution } from './history.ts';
import { holds } from './language/choice.ts';
import { applyResultPath, fill, select } from './language/data-flow.ts';
import type { ChoiceState, FailState, PassState, WaitState } from './language/definition.ts';
import {
  attemptsAllowed,
  findCatcher,
  findRetrier,
  retryDelayMs,
  runtimeError,
  StatesError,
} from './language/errors.ts';
import type { Json } from './language/json.ts';
import { read, type Scope } from './language/paths.ts';
import { parseTimestamp } from './language/timestamp.ts';

/** What the interpreter asks of those around it. */
export interface Surroundings {
  readonly runtime: Runtime;
  /** The branch waits for its `position.waiting` from now on: set its timer. */
  waits(branch: Branch): void;
  /** The branch does not wait any more: drop its timer and its token. */
  waitsNoMore(branch: Branch): void;
  /** @param data the state's input after InputPath. @throws StatesError */
  scheduleTask(branch: Branch, data: Json): void;
  finish(execution: Execution, outcome: Outcome): void;
}

export class Interpreter {
  readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  get now(): EpochMs {
    return this.around.runtime.clock.now();
  }

  enter(branch: Branch, name: string, input: Json): void {
    const state = branch.states.States[name]!;
    const { execution } = branch;
    const event = branch.position?.event ?? branch.parent?.position.event ?? execution.lastEvent;
    const retries = 'Retry' in state ? new Array<number>(state.Retry?.length ?? 0).fill(0) : [];
    // The same object for as long as the branch lives: the position of what contains it holds it too.
    branch.position = Object.assign(branch.position ?? {}, { state: name, input, enteredAt: this.now, retries, event });
    record(branch, this.now, `${state.Type}StateEntered`, { name, input: payloadText(input, `input of '${name}'`) });
    this.#countTransition(branch);
    execution.ready.push(branch);
  }

  /** Goes on until everything in the execution waits or has ended. */
  drain(execution: Execution): void {
    for (let branch = execution.ready.shift(); branch; branch = execution.ready.shift()) {
      if (!branch.abandoned) this.#run(branch);
    }
  }

  /** The time a branch waited for has come: after a Wait state, or before another attempt. */
  timeCame(branch: Branch, waitedFor: 'time' | 'retry'): void {
    this.stopWaiting(branch);
    if (waitedFor === 'retry') {
      this.#countTransition(branch);
      branch.execution.ready.push(branch);
    } else {
      this.#guard(branch, () => this.#leaveWith(branch, branch.position.input));
    }
  }

  /** A Task, Parallel or Map has its result. */
  succeed(branch: Branch, result: Json): void {
    this.stopWaiting(branch);
    this.#guard(branch, () => {
      const { state, position } = branch;
      const context = branch.context();
      const selector = 'ResultSelector' in state ? state.ResultSelector : undefined;
      const selected = selector === undefined ? result : fill(selector, { data: result, context });
      const resultPath = 'ResultPath' in state ? state.ResultPath : undefined;
      this.#leaveWith(branch, applyResultPath(resultPath, position.input, selected));
    });
  }

  /** Retries, catches, or fails what contains the state. */
  fail(branch: Branch, { error, cause }: StatesError): void {
    this.stopWaiting(branch);
    const { state, position } = branch;
    const retriers = 'Retry' in state ? state.Retry : undefined;
    const index = findRetrier(retriers, error);
    const made = position.retries[index] ?? 0;
    if (index >= 0 && made < attemptsAllowed(retriers![index]!)) {
      position.retries[index] = made + 1;
      this.wait(branch, { for: 'retry', due: this.now + retryDelayMs(retriers![index]!, made) });
      return;
    }
    const catcher = findCatcher('Catch' in state ? state.Catch : undefined, error);
    if (!catcher) {
      this.#giveUp(branch, new StatesError(error, cause));
      return;
    }
    try {
      const output = applyResultPath(catcher.ResultPath, position.input, { Error: error, Cause: cause });
      this.#leave(branch, output, catcher.Next);
    } catch (second) {
      if (!(second instanceof StatesError)) throw second;
      this.#giveUp(branch, second);
    }
  }

  wait(branch: Branch, waiting: Waiting): void {
    branch.position.waiting = waiting;
    this.around.waits(branch);
  }

  stopWaiting(branch: Branch): void {
    for (const child of branch.children) {
      child.abandoned = true;
      if (child.position) this.stopWaiting(child);
    }
    branch.children = [];
    this.around.waitsNoMore(branch);
    delete branch.position.waiting;
  }

  #run(branch: Branch): void {
    this.#guard(branch, () => {
      const { state } = branch;
      const context = branch.context();
      const inputPath = 'InputPath' in state ? state.InputPath : undefined;
      const data = select(inputPath, 'InputPath', { data: branch.position.input, context });
      const scope = { data, context };
      switch (state.Type) {
        case 'Pass':
          return this.#leaveWith(branch, this.#pass(branch, state, scope));
        case 'Choice':
          return this.#choose(branch, state, scope);
        case 'Succeed':
          return this.#leaveWith(branch, data);
        case 'Fail':
          throw this.#failState(state, scope);
        case 'Wait':
          return this.#waitState(branch, state, scope);
        case 'Task':
          return this.around.scheduleTask(branch, data);
        default:
          return beginChildren(this, branch, state, scope);
      }
    });
  }

  #pass(branch: Branch, state: PassState, scope: Scope): Json {
    const computed = () => (state.Parameters === undefined ? scope.data : fill(state.Parameters, scope));
    const result = state.Result === undefined ? computed() : state.Result;
    return applyResultPath(state.ResultPath, branch.position.input, result);
  }

  #choose(branch: Branch, state: ChoiceState, scope: Scope): void {
    const next = state.Choices.find((rule) => holds(rule, scope))?.Next ?? state.Default;
    if (!next) throw new StatesError('States.NoChoiceMatched', `No choice of '${branch.position.state}' matched`);
    this.#leave(branch, select(state.OutputPath, 'OutputPath', scope), next);
  }

  #failState(state: FailState, scope: Scope): StatesError {
    const error = state.ErrorPath ? String(read(state.ErrorPath, 'ErrorPath', scope)) : (state.Error ?? '');
    const cause = state.CausePath ? String(read(state.CausePath, 'CausePath', scope)) : (state.Cause ?? '');
    return new StatesError(error, cause);
  }

  #waitState(branch: Branch, state: WaitState, scope: Scope): void {
    const due = this.#waitUntil(branch.position.enteredAt, state, scope);
    if (due > this.now) this.wait(branch, { for: 'time', due });
    else this.#leaveWith(branch, branch.position.input);
  }

  #waitUntil(enteredAt: EpochMs, state: WaitState, scope: Scope): EpochMs {
    if (state.Seconds !== undefined || state.SecondsPath !== undefined) {
      const seconds = state.Seconds ?? read(state.SecondsPath!, 'SecondsPath', scope);
      if (typeof seconds !== 'number' || seconds < 0) throw runtimeError(`Wait of ${JSON.stringify(seconds)} seconds`);
      return enteredAt + seconds * 1000;
    }
    const timestamp = state.Timestamp ?? read(state.TimestampPath ?? '$', 'TimestampPath', scope);
    const due = parseTimestamp(timestamp);
    if (due === undefined) throw runtimeError(`${JSON.stringify(timestamp)} is not an RFC 3339 timestamp`);
    return due;
  }

  /** Leaves for the state's own `Next`, or its end, by way of `OutputPath`. */
  #leaveWith(branch: Branch, effective: Json): void {
    const { state } = branch;
    const outputPath = 'OutputPath' in state ? state.OutputPath : undefined;
    const output = select(outputPath, 'OutputPath', { data: effective, context: branch.context() });
    this.#leave(branch, output, 'Next' in state ? state.Next : undefined);
  }

  #leave(branch: Branch, output: Json, next: string | undefined): void {
    const { state: name } = branch.position;
    const text = payloadText(output, `output of '${name}'`);
    record(branch, this.now, `${branch.state.Type}StateExited`, { name, output: text });
    if (next !== undefined) {
      this.enter(branch, next, output);
    } else if (branch.parent) {
      childDone(this, branch, output);
    } else {
      record(branch, this.now, 'ExecutionSucceeded', { output: text });
      this.around.finish(branch.execution, { status: 'SUCCEEDED', output: text });
    }
  }

  #giveUp(branch: Branch, problem: StatesError): void {
    const { parent, execution } = branch;
    if (parent) {
      const type = parent.state.Type;
      const name = parent.position.state;
      if (type === 'Map') record(parent, this.now, 'MapIterationFailed', { name, index: branch.index });
      record(parent, this.now, `${type}StateFailed`);
      this.fail(parent, problem);
      return;
    }
    const detail = { error: problem.error, cause: problem.cause };
    recordForExecution(execution, this.now, 'ExecutionFailed', detail);
    this.around.finish(execution, { status: 'FAILED', ...detail });
  }

  #guard(branch: Branch, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof StatesError)) throw error;
      this.fail(branch, error);
    }
  }

  /** AWS bills each state entered, and each retry. */
  #countTransition(branch: Branch): void {
    this.around.runtime.meter.add('sfn.transitions', branch.execution.machine.name, 1);
  }
}
