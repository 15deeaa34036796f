import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { awaitAttributes } from '../../adapters/dynamo/table.ts';
import type { EventData } from '../../domain/events.ts';
import type { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import type { House } from '../constructs/house.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import { allowLists, allowOnTable } from '../constructs/table-access.ts';
import type { Mail } from './mail.ts';
import type { Webhooks } from './webhooks.ts';
import type { Workflows } from './workflows.ts';

/** Events that are counted for the monthly summary. */
const countedEvents = ['ticket.opened', 'ticket.resolved', 'ticket.merged'] as const satisfies EventData['type'][];

/** Events that timers bring, whose lateness is measured. */
const timedEvents = [
  'rung.fired',
  'clock.breached',
  'visit.offered',
  'visit.reminded',
  'visit.unreported',
  'visit.lapsed',
] as const satisfies EventData['type'][];

/** Events by which due times move, or visits go to somebody else. */
const movingEvents = ['policy.day-changed', 'policy.absence-changed'] as const satisfies EventData['type'][];

/** Events other systems can be told of. */
const toldEvents = [{ prefix: 'ticket.' }, { prefix: 'clock.' }, { prefix: 'rung.' }];

/** Events that somebody is told of by mail. */
const mailedEvents = [
  'ticket.opened',
  'ticket.replied',
  'ticket.resolved',
  'ticket.booked',
  'ticket.called-off',
  'ticket.reopened',
  'ticket.merged',
  'ticket.paused',
  'ticket.promises-moved',
  'digest.closed',
  'conduct.recorded',
  'conduct.withdrawn',
  'visit.offered',
  'visit.confirmed',
  'visit.reminded',
  'visit.handed-over',
  'visit.completed',
  'visit.missed',
  'visit.mail-returned',
  'visit.unreported',
  'visit.called-off',
  'visit.cancelled',
  'visit.offer-withdrawn',
  'visit.lapsed',
  'summary.made',
] as const satisfies EventData['type'][];

interface Neighbours {
  readonly workflows: Workflows;
  readonly mail: Mail;
  readonly webhooks: Webhooks;
}

/** The two consumers of the table's stream, the only source of side effects. */
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
      filters: [
        // A row whose execution waits on it needs nobody: writing the token is itself a change of the row. One that carries
        // events has no token.
        newImage({ kind: text('ticket', 'visit'), [awaitAttributes.token]: { NULL: [true] } }),
        newImage({ kind: text('order', 'returned-mail') }),
        newImage({
          kind: text('event'),
          data: { M: { type: text(...countedEvents, ...timedEvents, ...movingEvents, ...toldEvents) } },
        }),
        newImage({ kind: text('delivery'), state: text('queued') }),
        { eventName: ['INSERT'], ...newImage({ kind: text('backtest') }) },
      ],
    }).deadLetters;
    this.mailDeadLetters = new StreamConsumer(this, 'Mail', {
      house,
      table,
      name: 'mail',
      consumer: mailFunction(this, house, table, mail),
      filters: [
        newImage({ kind: text('event'), data: { M: { type: text(...mailedEvents) } } }),
        // Of these, what staff are told comes as queued mails; many may come in one second.
        newImage({ kind: text('event'), data: { M: { type: text('ticket.assigned'), reason: text('staff') } } }),
        newImage({ kind: text('event'), data: { M: { type: text('ticket.assigned'), bookedFor: isText } } }),
        newImage({ kind: text('event'), data: { M: { type: text('rung.fired'), writes: isText } } }),
        newImage({ kind: text('mail'), state: text('queued') }),
      ],
    }).deadLetters;
  }
}

const newImage = (attributes: Record<string, unknown>) => ({ dynamodb: { NewImage: attributes } });
const isText = { S: [{ exists: true }] };
const text = (...values: (string | { prefix: string })[]) => ({ S: values });

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
