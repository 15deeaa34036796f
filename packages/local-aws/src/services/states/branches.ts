/** Parallel and Map: states that run sequences of states of their own. */
import type { EpochMs } from '../../service.ts';
import { Branch, type Child, type Waiting, type WaitingForBranches } from './execution.ts';
import { record } from './history.ts';
import { fill } from './language/data-flow.ts';
import type { BranchingState, MapState } from './language/definition.ts';
import { runtimeError } from './language/errors.ts';
import type { Json } from './language/json.ts';
import { read, type Scope } from './language/paths.ts';

/** An inline Map runs at most this many items at a time. */
const MOST_ITEMS_AT_A_TIME = 40;

/** Runs a branch's own sequence of states. */
interface SequenceRunner {
  readonly now: EpochMs;
  enter(branch: Branch, name: string, input: Json): void;
  succeed(branch: Branch, result: Json): void;
  wait(branch: Branch, waiting: Waiting): void;
}

export function beginChildren(interpreter: SequenceRunner, branch: Branch, state: BranchingState, scope: Scope): void {
  const children = state.Type === 'Map' ? mapItems(state, scope) : parallelInputs(state.Branches.length, state, scope);
  const detail = state.Type === 'Map' ? { length: children.length } : {};
  record(branch, interpreter.now, `${state.Type}StateStarted`, detail);
  interpreter.wait(branch, { for: 'branches', children });
  beginMore(interpreter, branch);
}

function parallelInputs(count: number, state: BranchingState, scope: Scope): Child[] {
  const input = state.Parameters === undefined ? scope.data : fill(state.Parameters, scope);
  return Array.from({ length: count }, () => ({ input }));
}

function mapItems(state: MapState, scope: Scope): Child[] {
  const items = state.ItemsPath === undefined ? scope.data : read(state.ItemsPath, 'ItemsPath', scope);
  if (!Array.isArray(items)) throw runtimeError('The items of a Map state are an array');
  return items.map((value, index) => {
    const item = { Index: index, Value: value };
    const context = { ...(scope.context as object), Map: { Item: item } };
    const input = state.ItemSelector === undefined ? value : fill(state.ItemSelector, { data: scope.data, context });
    return { input, item };
  });
}

function childrenOf(branch: Branch): Child[] {
  return (branch.position.waiting as WaitingForBranches).children;
}

/** Begins as many children as may run, and goes on when all are done. */
function beginMore(interpreter: SequenceRunner, branch: Branch): void {
  const children = childrenOf(branch);
  if (children.every((child) => child.output !== undefined)) {
    const { Type } = branch.state;
    record(branch, interpreter.now, `${Type}StateSucceeded`);
    interpreter.succeed(
      branch,
      children.map((child) => child.output as Json),
    );
    return;
  }
  let running = children.filter((child) => child.position).length;
  for (const [index, child] of children.entries()) {
    if (running >= limit(branch)) return;
    if (child.input === undefined) continue;
    begin(interpreter, branch, index, child);
    running += 1;
  }
}

function begin(interpreter: SequenceRunner, branch: Branch, index: number, child: Child): void {
  const input = child.input as Json;
  delete child.input;
  const begun = attachChild(branch, index, child);
  if (branch.state.Type === 'Map') {
    record(branch, interpreter.now, 'MapIterationStarted', { name: branch.position.state, index });
  }
  interpreter.enter(begun, begun.states.StartAt, input);
  child.position = begun.position;
}

/** Makes the branch of a child that runs. */
export function attachChild(branch: Branch, index: number, child: Child): Branch {
  const state = branch.state as BranchingState;
  const states = state.Type === 'Map' ? state.ItemProcessor : state.Branches[index]!;
  const attached = new Branch(branch.execution, states, branch, index, child.item);
  branch.children.push(attached);
  return attached;
}

function limit(branch: Branch): number {
  const state = branch.state as BranchingState;
  if (state.Type === 'Parallel') return Number.POSITIVE_INFINITY;
  const scope = { data: branch.position.input, context: branch.context() };
  const wanted = state.MaxConcurrencyPath
    ? Number(read(state.MaxConcurrencyPath, 'MaxConcurrencyPath', scope))
    : state.MaxConcurrency;
  return Math.min(wanted || MOST_ITEMS_AT_A_TIME, MOST_ITEMS_AT_A_TIME);
}

/** A child has come to its end. */
export function childDone(interpreter: SequenceRunner, child: Branch, output: Json): void {
  const parent = child.parent!;
  const slot = childrenOf(parent)[child.index]!;
  delete slot.position;
  slot.output = output;
  parent.children = parent.children.filter((other) => other !== child);
  if (parent.state.Type === 'Map') {
    record(parent, interpreter.now, 'MapIterationSucceeded', { name: parent.position.state, index: child.index });
  }
  beginMore(interpreter, parent);
}
