import { Duration, TimeZone } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, type ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
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
    super(scope, id, {
      description: props.description,
      schedule: ScheduleExpression.expression(props.expression, TimeZone.of(props.timeZone)),
      target: new LambdaInvoke(props.target, {
        deadLetterQueue: props.deadLetters.queue,
        retryAttempts: 10,
        maxEventAge: Duration.hours(1),
        ...(props.input && { input: props.input }),
      }),
    });
  }
}
