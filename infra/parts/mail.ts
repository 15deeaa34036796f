import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { arnOf, HouseFunction } from '../constructs/house-function.ts';
import { allowOnTable } from '../constructs/table-access.ts';
import { Digests } from './digests.ts';

/** Sending mail, and hearing what became of it. */
export class Mail extends Construct {
  readonly configurationSetName: string;
  readonly feedbackDeadLetters: DeadLetterQueue;
  readonly digests: Digests;
  readonly #address: string;

  constructor(scope: Construct, id: string, house: House, table: Table) {
    super(scope, id);
    const { mailDomain, mailFrom } = house.settings;
    this.#address = addressOf(mailFrom);
    if (mailDomain !== null) new EmailIdentity(this, 'Identity', { identity: Identity.domain(mailDomain) });

    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSetName = configurationSet.configurationSetName;
    configurationSet.addEventDestination('Feedback', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        // Not `DELIVERY`: that a server has taken a mail is not that somebody has it, and nothing follows from it.
        EmailSendingEvent.SEND,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
      ],
    });
    this.feedbackDeadLetters = new DeadLetterQueue(this, 'FeedbackDeadLetters', {
      house,
      runbook: 'dead-letters-mail-feedback',
      holds: "A message from SES about a mail's fate",
    });
    listen(this, house, table, this.feedbackDeadLetters);
    watchReputation(this, house);
    this.digests = new Digests(this, 'Digests', house, table);
  }

  /** Lets a function send as the business and as nobody else. */
  allowSending(sender: HouseFunction): void {
    const domain = this.#address.slice(this.#address.indexOf('@') + 1);
    sender.allow(
      ['ses:SendRawEmail'],
      [
        arnOf(this, 'ses', 'identity', this.#address),
        arnOf(this, 'ses', 'identity', domain),
        arnOf(this, 'ses', 'configuration-set', this.configurationSetName),
      ],
      { StringEquals: { 'ses:FromAddress': this.#address } },
    );
  }
}

/** The address of `Name <address>`. */
function addressOf(mailbox: string): string {
  const address = /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(mailbox)?.[1];
  if (address === undefined)
    throw new Error(`infra/settings.ts: mailFrom must read "Name <address>", not "${mailbox}"`);
  return address;
}

function listen(scope: Construct, house: House, table: Table, deadLetters: DeadLetterQueue): void {
  const feedback = new HouseFunction(scope, 'FeedbackFunction', {
    house,
    functionName: 'mailFeedback',
    description: 'Notes on a mail whether it was sent, bounced or complained of.',
    environment: { TABLE_NAME: table.tableName },
    deadLetters,
  });
  allowOnTable(feedback, table, 'read', 'write');
  new Rule(scope, 'FeedbackRule', {
    description: 'What SES says about our mails',
    eventPattern: {
      source: ['aws.ses'],
      detailType: ['Email Sent', 'Email Bounced', 'Email Complaint Received'],
    },
    targets: [
      new LambdaFunction(feedback, {
        deadLetterQueue: deadLetters.queue,
        retryAttempts: 10,
        maxEventAge: Duration.hours(6),
      }),
    ],
  });
}

/** SES puts an account under review at 5 % bounces or 0.1 % complaints: tell before that. */
function watchReputation(scope: Construct, house: House): void {
  const reputation = (metricName: string) =>
    new Metric({ namespace: 'AWS/SES', metricName, period: Duration.hours(1), statistic: 'Average' });
  new HouseAlarm(scope, 'Bounces', {
    house,
    runbook: 'mail-bounce-rate',
    meaning: 'More than 3 % of our mails bounce; SES stops sending for accounts that go on like this.',
    metric: reputation('Reputation.BounceRate'),
    threshold: 0.03,
  });
  new HouseAlarm(scope, 'Complaints', {
    house,
    runbook: 'mail-complaint-rate',
    meaning: 'More than 0.08 % of our mails are reported as spam; SES stops sending for accounts that go on like this.',
    metric: reputation('Reputation.ComplaintRate'),
    threshold: 0.0008,
  });
}
