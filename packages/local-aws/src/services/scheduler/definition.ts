import type { EpochMs } from '../../service.ts';
import { type RetryPolicy, readRetryPolicy } from '../../target-delivery.ts';
import { parseExpression, type Recurrence } from './recurrence.ts';

/** A schedule as the API takes it, its dates in milliseconds. */
export interface ScheduleDefinition {
  ScheduleExpression: string;
  ScheduleExpressionTimezone: string;
  State: 'ENABLED' | 'DISABLED';
  FlexibleTimeWindow: { Mode: 'OFF' | 'FLEXIBLE'; MaximumWindowInMinutes?: number };
  ActionAfterCompletion: 'NONE' | 'DELETE';
  Target: Target;
  Description?: string;
  StartDate?: EpochMs;
  EndDate?: EpochMs;
}

export interface Target {
  Arn: string;
  RoleArn: string;
  Input?: string;
  RetryPolicy: RetryPolicy;
  DeadLetterConfig?: { Arn: string };
}

class InvalidSchedule extends Error {
  override readonly name = 'ValidationException';
}

/** The universal target that starts an execution; its `Input` is the request of StartExecution. */
export const START_EXECUTION = 'arn:aws:scheduler:::aws-sdk:sfn:startExecution';
const TARGET_ARN =
  /^arn:aws:(lambda:[^:]*:[^:]*:function|sqs:[^:]*:[^:]*|states:[^:]*:[^:]*:stateMachine):[^:]+(:[^:]+)?$/;
const TARGET_MEMBERS = ['Arn', 'RoleArn', 'Input', 'RetryPolicy', 'DeadLetterConfig'];

/**
 * Checks a schedule, from the API or a template, and fills in AWS's defaults. A flexible time window is kept but
 * treated as OFF: the target is invoked at the scheduled instant.
 *
 * @throws InvalidSchedule
 */
export function readDefinition(input: Record<string, any>): ScheduleDefinition {
  const definition: ScheduleDefinition = {
    ScheduleExpression: required(input.ScheduleExpression, 'ScheduleExpression'),
    ScheduleExpressionTimezone: input.ScheduleExpressionTimezone ?? 'UTC',
    State: input.State ?? 'ENABLED',
    FlexibleTimeWindow: required(input.FlexibleTimeWindow, 'FlexibleTimeWindow'),
    ActionAfterCompletion: input.ActionAfterCompletion ?? 'NONE',
    Target: readTarget(required(input.Target, 'Target')),
    ...(input.Description !== undefined && { Description: input.Description }),
    ...(input.StartDate !== undefined && { StartDate: readDate(input.StartDate) }),
    ...(input.EndDate !== undefined && { EndDate: readDate(input.EndDate) }),
  };
  try {
    recurrence(definition, 0);
  } catch (error) {
    throw new InvalidSchedule(
      `Invalid Schedule Expression ${definition.ScheduleExpression}: ${(error as Error).message}`,
    );
  }
  return definition;
}

/** The instant of the first invocation strictly after `after`, within start and end date; rates count from `modified`. */
export function nextFire(definition: ScheduleDefinition, modified: EpochMs, after: EpochMs): EpochMs | undefined {
  if (definition.State === 'DISABLED') return undefined;
  const from = Math.max(after, (definition.StartDate ?? 0) - 1);
  const next = recurrence(definition, modified).next(from);
  return next !== undefined && next <= (definition.EndDate ?? Number.POSITIVE_INFINITY) ? next : undefined;
}

function recurrence(definition: ScheduleDefinition, modified: EpochMs): Recurrence {
  return parseExpression(
    definition.ScheduleExpression,
    definition.ScheduleExpressionTimezone,
    definition.StartDate ?? Math.ceil(modified / 1000) * 1000,
  );
}

function readTarget(target: Record<string, any>): Target {
  const foreign = Object.keys(target).find((member) => !TARGET_MEMBERS.includes(member));
  if (foreign) throw new InvalidSchedule(`Target.${foreign} is not supported by the local runtime.`);
  const arn: string = required(target.Arn, 'Target.Arn');
  if (arn !== START_EXECUTION && !TARGET_ARN.test(arn)) {
    throw new InvalidSchedule(`Provided Arn is not in correct format or not supported by the local runtime: ${arn}`);
  }
  return {
    Arn: arn,
    RoleArn: required(target.RoleArn, 'Target.RoleArn'),
    ...(target.Input !== undefined && { Input: target.Input }),
    RetryPolicy: readRetryPolicy(target.RetryPolicy),
    ...(target.DeadLetterConfig?.Arn && { DeadLetterConfig: { Arn: target.DeadLetterConfig.Arn } }),
  };
}

function required<T>(value: T | undefined | null, name: string): T {
  if (value === undefined || value === null || value === '') throw new InvalidSchedule(`${name} is required.`);
  return value;
}

/** Seconds since the epoch (the API) or ISO 8601 (a template). */
function readDate(value: number | string): EpochMs {
  const instant = typeof value === 'number' ? value * 1000 : Date.parse(value);
  if (Number.isNaN(instant)) throw new InvalidSchedule(`${value} is not a date.`);
  return instant;
}
