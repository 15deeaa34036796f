import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, type ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';

export interface HouseScheduleProps {
  readonly description: string;
  /** `cron(...)` or `rate(...)`. */
  readonly expression: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly target: IFunction;
  readonly deadLetters: DeadLetterQueue;
  readonly input?: ScheduleTargetInput;
}

/** A timer that runs a function. A missed start is tried again for an hour, then it goes to the dead letters. */
export class HouseSchedule extends Schedule {
  constructor(scope: Construct, id: string, props: HouseScheduleProps) {
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // Only for schedules of this account, whoever else gets Scheduler to name this role.
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    });
    super(scope, id, {
      description: props.description,
      schedule: ScheduleExpression.expression(props.expression, TimeZone.of(props.timeZone)),
      target: new LambdaInvoke(props.target, {
        role,
        deadLetterQueue: props.deadLetters.queue,
        retryAttempts: 10,
        maxEventAge: Duration.hours(1),
        ...(props.input && { input: props.input }),
      }),
    });
    acknowledgeWildcard(role, `${props.target.functionArn}:*`, 'Versions and aliases of the one function it runs.');
  }
}
