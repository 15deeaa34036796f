import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { consumers } from '../../reactions/consumers.ts';
import { filtersOf } from '../../reactions/filters.ts';
import type { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import type { House } from '../constructs/house.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import { allowLists, allowOnTable } from '../constructs/table-access.ts';
import type { Mail } from './mail.ts';
import type { Webhooks } from './webhooks.ts';
import type { Workflows } from './workflows.ts';

interface Neighbours {
  readonly workflows: Workflows;
  readonly mail: Mail;
  readonly webhooks: Webhooks;
}

/** The two consumers of the table's stream, the only source of side effects. Each is brought what its reactions name. */
export class Streams extends Construct {
  readonly lifecycleDeadLetters: DeadLetterQueue;
  readonly mailDeadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, house: House, table: Table, { workflows, mail, webhooks }: Neighbours) {
    super(scope, id);
    this.lifecycleDeadLetters = new StreamConsumer(this, 'Lifecycle', {
      house,
      table,
      name: 'lifecycle',
      consumer: lifecycleFunction(this, house, table, { workflows, mail, webhooks }),
      filters: filtersOf(consumers.lifecycle),
    }).deadLetters;
    this.mailDeadLetters = new StreamConsumer(this, 'Mail', {
      house,
      table,
      name: 'mail',
      consumer: mailFunction(this, house, table, mail),
      filters: filtersOf(consumers.mail),
    }).deadLetters;
  }
}

function lifecycleFunction(
  scope: Construct,
  house: House,
  table: Table,
  { workflows, mail, webhooks }: Neighbours,
): HouseFunction {
  const { ticketMachine, visitMachine, backtestMachine } = workflows;
  const lifecycle = new HouseFunction(scope, 'LifecycleFunction', {
    house,
    functionName: 'lifecycle',
    description:
      'Writes what executions did into the history, starts and wakes them, plans the visits of a delivered order and cancels those of a cancelled one, counts complaints, notifies staff, times tickets again.',
    environment: {
      TABLE_NAME: table.tableName,
      TICKET_MACHINE_ARN: ticketMachine.stateMachineArn,
      VISIT_MACHINE_ARN: visitMachine.stateMachineArn,
      BACKTEST_MACHINE_ARN: backtestMachine.stateMachineArn,
      ...webhooks.environment,
      ...mail.digests.environment,
    },
    timeout: Duration.seconds(60),
  });
  allowOnTable(lifecycle, table, 'read', 'write', 'batch', 'query');
  allowLists(lifecycle, table, 'byOwner', 'byStatus');
  webhooks.allowQueueing(lifecycle);
  mail.digests.allowTimers(lifecycle);
  lifecycle.allow(
    ['states:StartExecution', 'states:SendTaskSuccess'],
    [ticketMachine.stateMachineArn, visitMachine.stateMachineArn],
  );
  lifecycle.allow(['states:StartExecution'], [backtestMachine.stateMachineArn]);
  return lifecycle;
}

function mailFunction(scope: Construct, house: House, table: Table, mail: Mail): HouseFunction {
  const sender = new HouseFunction(scope, 'MailFunction', {
    house,
    functionName: 'mail',
    description: 'Writes and sends the mails that events call for.',
    environment: {
      TABLE_NAME: table.tableName,
      MAIL_FROM: house.settings.mailFrom,
      MAIL_CONFIGURATION_SET: mail.configurationSetName,
    },
    timeout: Duration.seconds(60),
  });
  allowOnTable(sender, table, 'read', 'write', 'readMany');
  allowLists(sender, table, 'byOwner');
  mail.allowSending(sender);
  return sender;
}
