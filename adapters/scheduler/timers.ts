import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import type { InstantText } from '../../domain/vocabulary.ts';

/** Where timers are set, and what they run. */
export interface Timers {
  client: SchedulerClient;
  /** Name of the group of schedules. */
  group: string;
  /** The function they run. */
  targetArn: string;
  /** The role by which Scheduler may run it. */
  roleArn: string;
  /** The queue of runs that failed for good. */
  deadLettersArn: string;
}

export interface Timer {
  /** At most 64 letters, digits, hyphens, underscores and dots. */
  name: string;
  /** A whole second; Scheduler runs it within the minute that begins then. */
  at: InstantText;
  input: unknown;
}

export function openScheduler(): SchedulerClient {
  return new SchedulerClient({});
}

/**
 * Sets a timer that runs once and removes itself. Setting it again under its name changes nothing.
 * A timer set for the past never runs.
 */
export async function setTimer(timers: Timers, { name, at, input }: Timer): Promise<void> {
  try {
    await timers.client.send(
      new CreateScheduleCommand({
        Name: name,
        GroupName: timers.group,
        ScheduleExpression: `at(${at.slice(0, 19)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: timers.targetArn,
          RoleArn: timers.roleArn,
          Input: JSON.stringify(input),
          RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 3600 },
          DeadLetterConfig: { Arn: timers.deadLettersArn },
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConflictException)) throw error;
  }
}
