import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { mostAttempts } from '../../domain/webhook/schedule.ts';
import type { Environment } from '../../functions/environment.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import type { House } from '../constructs/house.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { allowOnTable } from '../constructs/table-access.ts';
import type { Storage } from './storage.ts';

/** An endpoint has 10 seconds, a batch is posted side by side: the rest is for reading and noting. */
const sendTimeout = Duration.seconds(30);

/** Telling other systems what happened: a queue, and whoever posts what is in it. */
export class Webhooks extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;
  /** What a function that queues webhooks is told. */
  readonly environment: Pick<Environment<'sendWebhooks'>, 'ENDPOINTS_SECRET_ARN' | 'WEBHOOK_QUEUE_URL'>;
  readonly #endpoints: Secret;

  constructor(scope: Construct, id: string, house: House, storage: Storage) {
    super(scope, id);
    this.#endpoints = storage.endpoints;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      house,
      runbook: 'dead-letters-webhooks',
      holds: 'A webhook that an endpoint has not taken for a day',
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Lambda's advice is six times the function's time-out. The sender itself says when it wants a message again.
      visibilityTimeout: Duration.seconds(6 * sendTimeout.toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: mostAttempts },
    });
    this.environment = { ENDPOINTS_SECRET_ARN: storage.endpoints.secretArn, WEBHOOK_QUEUE_URL: this.queue.queueUrl };
    const sender = this.#sender(house, storage.table);
    new EventSourceMapping(this, 'Mapping', {
      target: sender,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      // Other systems are not to be flooded: at most fifty posts at a time.
      maxConcurrency: 5,
      reportBatchItemFailures: true,
    });
  }

  /** Lets a function find out who is to be told, and queue it. */
  allowQueueing(fn: HouseFunction): void {
    fn.allow(['secretsmanager:GetSecretValue'], [this.#endpoints.secretArn]);
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  }

  #sender(house: House, table: Table): HouseFunction {
    const sender = new HouseFunction(this, 'Sender', {
      house,
      functionName: 'sendWebhooks',
      description: 'Posts signed events to the endpoints that subscribe to them.',
      environment: { TABLE_NAME: table.tableName, ...this.environment },
      timeout: sendTimeout,
    });
    allowOnTable(sender, table, 'read', 'write');
    sender.allow(
      ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      [this.queue.queueArn],
    );
    this.allowQueueing(sender);
    return sender;
  }
}
