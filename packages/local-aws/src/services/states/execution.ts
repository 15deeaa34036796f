/** An execution in memory. Its `position` is all there is to know about where it stands: saved after every step. */
import type { EpochMs, TimerHandle } from '../../service.ts';
import type { Definition, State, StateMap } from './language/definition.ts';
import type { Json, JsonObject } from './language/json.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface Machine {
  arn: string;
  name: string;
  roleArn: string;
  definition: Definition;
  /** As given; running executions keep theirs when the template changes. */
  definitionText: string;
  createdAt: EpochMs;
}

/** Where one sequence of states stands. Plain JSON. */
export interface Position {
  state: string;
  /** The state's raw input. */
  input: Json;
  enteredAt: EpochMs;
  /** How often each retrier of the state has retried. */
  retries: number[];
  /** The id of the last history event of this sequence. */
  event: number;
  /** Absent only while a step is under way. */
  waiting?: Waiting;
}

export type Waiting = WaitingForTime | WaitingForTask | WaitingForBranches;

export interface WaitingForTime {
  for: 'time' | 'retry';
  due: EpochMs;
}

export interface WaitingForTask {
  for: 'task';
  /** The history event that holds the parameters. */
  scheduled: number;
  /** When it times out. */
  due: EpochMs;
  heartbeat?: { everyMs: number; due: EpochMs };
  token?: string;
  /** With a token: the call has been answered, only the token has not. */
  called: boolean;
}

export interface WaitingForBranches {
  for: 'branches';
  children: Child[];
}

/** A branch of a Parallel state or an item of a Map: not begun (`input`), under way (`position`) or done (`output`). */
export interface Child {
  input?: Json;
  position?: Position;
  output?: Json;
  /** What `$$.Map.Item` shows. */
  item?: { Index: number; Value: Json };
}

/** One sequence of states: the execution itself, a branch of a Parallel state or an item of a Map. */
export class Branch {
  readonly execution: Execution;
  readonly states: StateMap;
  readonly parent: Branch | undefined;
  /** Its place among the children of its parent's state. */
  readonly index: number;
  readonly item: Child['item'];
  position!: Position;
  timer: TimerHandle | undefined;
  /** The task's call under way: when it began in real time (`performance.now`; not yet, in line), and how long it may take. */
  call: { startedAt: number | undefined; limitMs: number } | undefined;
  /** Of the state it waits in. */
  children: Branch[] = [];
  /** What contains it has failed or ended meanwhile. */
  abandoned = false;

  constructor(execution: Execution, states: StateMap, parent?: Branch, index = 0, item?: Child['item']) {
    this.execution = execution;
    this.states = states;
    this.parent = parent;
    this.index = index;
    this.item = item ?? parent?.item;
  }

  get state(): State {
    return this.states.States[this.position.state]!;
  }

  /** What `$$` shows. */
  context(token?: string): JsonObject {
    const { execution, position } = this;
    return {
      Execution: {
        Id: execution.arn,
        Input: execution.input,
        Name: execution.name,
        RoleArn: execution.machine.roleArn,
        StartTime: new Date(execution.startedAt).toISOString(),
        RedriveCount: 0,
      },
      State: {
        EnteredTime: new Date(position.enteredAt).toISOString(),
        Name: position.state,
        RetryCount: position.retries.reduce((sum, count) => sum + count, 0),
      },
      StateMachine: { Id: execution.machine.arn, Name: execution.machine.name },
      ...(token === undefined ? {} : { Task: { Token: token } }),
      ...(this.item ? { Map: { Item: this.item } } : {}),
    };
  }
}

export interface HistoryEvent {
  id: number;
  previous: number;
  at: EpochMs;
  type: string;
  /** The event's details as the API names them, texts already serialized. */
  detail: Record<string, unknown>;
}

export interface Outcome {
  status: Exclude<Status, 'RUNNING'>;
  /** JSON text. */
  output?: string | undefined;
  error?: string | undefined;
  cause?: string | undefined;
}

export interface Execution {
  /** The store's key. */
  readonly id: number;
  readonly arn: string;
  readonly name: string;
  readonly machine: Machine;
  readonly startedAt: EpochMs;
  readonly input: Json;
  root: Branch;
  /** Set once it has ended. */
  outcome: Outcome | undefined;
  lastEvent: number;
  /** Recorded since the last save. */
  unsaved: HistoryEvent[];
  /** Sequences that can go on at once. */
  ready: Branch[];
  deadline: TimerHandle | undefined;
}
