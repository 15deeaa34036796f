/** The part of the Amazon States Language (JSONPath) that runs here, as types. `parse.ts` refuses everything else by name. */
import type { Json } from './json.ts';

export interface StateMap {
  StartAt: string;
  States: Readonly<Record<string, State>>;
}

export interface Definition extends StateMap {
  Comment?: string;
  /** Of the whole execution. */
  TimeoutSeconds?: number;
}

export interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: 'NONE' | 'FULL';
}

export interface Catcher {
  ErrorEquals: string[];
  Next: string;
  ResultPath?: string | null;
}

interface Common {
  Comment?: string;
  InputPath?: string | null;
  OutputPath?: string | null;
}

interface Going {
  Next?: string;
  End?: boolean;
}

interface WithResult {
  Parameters?: Json;
  ResultSelector?: Json;
  ResultPath?: string | null;
  Retry?: Retrier[];
  Catch?: Catcher[];
}

export interface TaskState extends Common, Going, WithResult {
  Type: 'Task';
  Resource: string;
  TimeoutSeconds?: number;
  TimeoutSecondsPath?: string;
  HeartbeatSeconds?: number;
  HeartbeatSecondsPath?: string;
}

export interface WaitState extends Common, Going {
  Type: 'Wait';
  Seconds?: number;
  SecondsPath?: string;
  Timestamp?: string;
  TimestampPath?: string;
}

export interface PassState extends Common, Going {
  Type: 'Pass';
  Result?: Json;
  Parameters?: Json;
  ResultPath?: string | null;
}

export interface ChoiceState extends Common {
  Type: 'Choice';
  Choices: ChoiceRule[];
  Default?: string;
}

/** A test (`Variable` and one operator), or `And`, `Or`, `Not` of tests; `Next` on the outermost ones. */
export interface ChoiceRule {
  Next?: string;
  And?: ChoiceRule[];
  Or?: ChoiceRule[];
  Not?: ChoiceRule;
  Variable?: string;
  [operator: string]: unknown;
}

export interface SucceedState extends Common {
  Type: 'Succeed';
}

export interface FailState {
  Type: 'Fail';
  Comment?: string;
  Error?: string;
  ErrorPath?: string;
  Cause?: string;
  CausePath?: string;
}

export interface ParallelState extends Common, Going, WithResult {
  Type: 'Parallel';
  Branches: StateMap[];
}

export interface MapState extends Common, Going, WithResult {
  Type: 'Map';
  ItemsPath?: string;
  ItemSelector?: Json;
  ItemProcessor: StateMap;
  MaxConcurrency?: number;
  MaxConcurrencyPath?: string;
}

export type State =
  | TaskState
  | WaitState
  | PassState
  | ChoiceState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** The states that run branches of their own. */
export type BranchingState = ParallelState | MapState;
