import type { EpochMs, Runtime } from '../../service.ts';
import { attemptDelivery } from '../../target-delivery.ts';
import { START_EXECUTION } from './definition.ts';
import type { Delivery, ScheduleStore } from './store.ts';

/** Hands a scheduled invocation to its target. */
export function deliver(runtime: Runtime, store: ScheduleStore, delivery: Delivery): void {
  const { target, scheduleArn, executionId, scheduledTime, attempt } = delivery;
  const input = renderInput(runtime, delivery);
  runtime.meter.add('scheduler.invocations', scheduleArn.split('/').at(-1)!, 1);
  attemptDelivery(runtime, {
    origin: scheduleArn,
    targetArn: target.Arn,
    attempt,
    since: scheduledTime,
    retryPolicy: target.RetryPolicy,
    invoke: () => invoke(runtime, delivery, input),
    forget: () => store.removeDelivery(delivery.id),
    putOff: (next, due) => store.putOff(delivery.id, next, due),
    deadLetter: target.DeadLetterConfig && {
      queueArn: target.DeadLetterConfig.Arn,
      body: input,
      attributes: {
        EXECUTION_ID: executionId,
        IS_PAYLOAD_TRUNCATED: 'false',
        SCHEDULED_TIME: isoSeconds(scheduledTime),
        SCHEDULE_ARN: scheduleArn,
      },
    },
  });
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
function renderInput(runtime: Runtime, delivery: Delivery): string {
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

function isoSeconds(instant: EpochMs): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
