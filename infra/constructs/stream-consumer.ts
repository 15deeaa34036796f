import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { House } from './house.ts';
import { HouseAlarm } from './house-alarm.ts';
import type { HouseFunction } from './house-function.ts';

export interface StreamConsumerProps {
  readonly house: House;
  readonly table: Table;
  readonly consumer: HouseFunction;
  /** A record is delivered when one of these matches; at most five. */
  readonly filters: readonly Record<string, unknown>[];
  /** Ends the runbook anchors: `dead-letters-<name>`, `stream-behind-<name>`. */
  readonly name: string;
}

/**
 * Feeds a function from the table's stream. Order is kept for each item. A record that fails is separated from its batch,
 * tried five more times, and then put aside, so that it never holds up the others.
 */
export class StreamConsumer extends Construct {
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const { house, table, consumer } = props;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      house,
      runbook: `dead-letters-${props.name}`,
      holds: `A change for the ${props.name} consumer`,
    });
    new EventSourceMapping(this, 'Mapping', {
      target: consumer,
      eventSourceArn: table.tableStreamArn!,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      parallelizationFactor: 4,
      retryAttempts: 5,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      maxRecordAge: Duration.hours(12),
      onFailure: new SqsDlq(this.deadLetters.queue),
      filters: props.filters.map((filter) => FilterCriteria.filter(filter)),
    });
    consumer.allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [table.tableStreamArn!],
    );
    this.deadLetters.queue.grantSendMessages(consumer);
    new HouseAlarm(this, 'Behind', {
      house,
      runbook: `stream-behind-${props.name}`,
      meaning: `The ${props.name} consumer is more than five minutes behind the table's stream.`,
      metric: consumer.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: Duration.minutes(5).toMilliseconds(),
      evaluationPeriods: 3,
    });
  }
}
