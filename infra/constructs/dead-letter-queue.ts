import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { House } from './house.ts';
import { HouseAlarm } from './house-alarm.ts';

export interface DeadLetterQueueProps {
  readonly house: House;
  readonly runbook: string;
  /** What lies in the queue. */
  readonly holds: string;
}

/** Keeps for two weeks what could not be handled, and raises an alarm for the first message. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, { 'AwsSolutions-SQS3': 'This is a dead-letter queue itself; an alarm watches it.' });
    new HouseAlarm(this, 'NotEmpty', {
      house: props.house,
      runbook: props.runbook,
      meaning: `${props.holds} could not be handled and waits in a dead-letter queue.`,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
    });
  }
}
