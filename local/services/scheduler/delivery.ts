import type { EpochMs, Runtime } from '../../service.ts';
import { transaction } from '../../transaction.ts';
import { START_EXECUTION } from './definition.ts';
import type { Delivery, ScheduleStore } from './store.ts';

/** Errors no retry can mend. */
const PERMANENT = /NotFound|DoesNotExist|NonExistent|Invalid|Validation|SyntaxError|AccessDenied/;

/**
 * Hands an invocation to its target and forgets it in one transaction. A failure to deliver (never a failure of the
 * function) is retried as the retry policy says, then goes to the dead-letter queue with the attributes AWS gives it.
 */
export function attemptDelivery(runtime: Runtime, store: ScheduleStore, delivery: Delivery): void {
  const { target } = delivery;
  runtime.meter.add('scheduler.invocations', delivery.scheduleArn.split('/').at(-1)!, 1);
  try {
    transaction(runtime.db, () => {
      invoke(runtime, delivery, renderInput(runtime, delivery));
      store.removeDelivery(delivery.id);
    });
  } catch (error) {
    const failure = error as Error;
    const due = runtime.clock.now() + backoffMs(delivery.attempt);
    const tooOld = due - delivery.scheduledTime > target.RetryPolicy.MaximumEventAgeInSeconds * 1000;
    const retriesUsed = delivery.attempt > target.RetryPolicy.MaximumRetryAttempts;
    if (!PERMANENT.test(failure.name) && !tooOld && !retriesUsed) {
      store.putOff(delivery.id, delivery.attempt + 1, due);
      return;
    }
    runtime.log('scheduler', `invocation not delivered: ${failure.message}`, { schedule: delivery.scheduleArn });
    const exhausted = tooOld ? 'MaximumEventAgeInSeconds' : retriesUsed ? 'MaximumRetryAttempts' : undefined;
    giveUp(runtime, store, delivery, failure, exhausted);
  }
}

function invoke(runtime: Runtime, delivery: Delivery, input: string): void {
  const { Arn: arn } = delivery.target;
  if (arn === START_EXECUTION) {
    const request = JSON.parse(input);
    const { StateMachineArn: machine, Name: name = delivery.executionId } = request;
    runtime.states().startExecution(machine, name, request.Input ?? '{}');
  } else if (arn.startsWith('arn:aws:states:')) {
    runtime.states().startExecution(arn, delivery.executionId, input);
  } else if (arn.startsWith('arn:aws:sqs:')) {
    runtime.sqs().send(arn, input);
  } else {
    runtime.lambda().invokeAsync(arn, JSON.parse(input));
  }
}

/** The target's input with its context attributes filled in, or the notification AWS sends when there is none. */
export function renderInput(runtime: Runtime, delivery: Delivery): string {
  const { scheduleArn, executionId, attempt, target } = delivery;
  const time = isoSeconds(delivery.scheduledTime);
  if (target.Input === undefined) {
    return JSON.stringify({
      version: '0',
      id: executionId,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: runtime.accountId,
      time,
      region: runtime.region,
      resources: [scheduleArn],
      detail: '{}',
    });
  }
  return target.Input.replaceAll('<aws.scheduler.schedule-arn>', scheduleArn)
    .replaceAll('<aws.scheduler.scheduled-time>', time)
    .replaceAll('<aws.scheduler.execution-id>', executionId)
    .replaceAll('<aws.scheduler.attempt-number>', String(attempt));
}

function giveUp(runtime: Runtime, store: ScheduleStore, delivery: Delivery, failure: Error, exhausted?: string): void {
  const { DeadLetterConfig: deadLetter, Arn: targetArn } = delivery.target;
  const attributes = {
    ERROR_CODE: failure.name,
    ERROR_MESSAGE: failure.message,
    EXECUTION_ID: delivery.executionId,
    IS_PAYLOAD_TRUNCATED: 'false',
    RETRY_ATTEMPTS: String(delivery.attempt - 1),
    SCHEDULED_TIME: isoSeconds(delivery.scheduledTime),
    SCHEDULE_ARN: delivery.scheduleArn,
    TARGET_ARN: targetArn,
    ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
  };
  transaction(runtime.db, () => {
    store.removeDelivery(delivery.id);
    if (!deadLetter) return;
    try {
      runtime.sqs().send(deadLetter.Arn, renderInput(runtime, delivery), attributes);
    } catch (error) {
      runtime.log('scheduler', `dead-letter queue not reached: ${(error as Error).message}`, { queue: deadLetter.Arn });
    }
  });
}

/** Doubling from one second to an hour: AWS says no more than "exponential backoff". */
function backoffMs(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 1), 3_600_000);
}

function isoSeconds(instant: EpochMs): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
