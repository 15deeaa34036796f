import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import type { House } from './constructs/house.ts';
import { Intake } from './parts/intake.ts';
import { Mail } from './parts/mail.ts';
import { Schedules } from './parts/schedules.ts';
import { Staff } from './parts/staff.ts';
import { Storage } from './parts/storage.ts';
import { Streams } from './parts/streams.ts';
import { Webhooks } from './parts/webhooks.ts';
import { Workflows } from './parts/workflows.ts';
import { policyOf } from './policy-file.ts';
import { refuseExamples } from './real-addresses.ts';
import type { Settings } from './settings.ts';

export interface AftercareStackProps {
  readonly settings: Settings;
  /** Folder with a bundle for each function, as infra/bundle.ts makes it. */
  readonly bundles: string;
}

/** The whole system. Throws for a policy no function would take, and for settings a stage that keeps data cannot live by. */
export class AftercareStack extends Stack {
  constructor(scope: Construct, id: string, { settings, bundles }: AftercareStackProps) {
    super(scope, id, {
      description: `Aftercare (${settings.stage}): keeps the promises made after the purchase`,
      terminationProtection: settings.keepData,
      tags: settings.tags,
    });
    const policy = policyOf(settings);
    refuseExamples(settings, policy);
    const house: House = { settings, bundles, alarms: new AlarmTopic(this, 'Alarms', settings.alarmEmail) };
    const storage = new Storage(this, 'Storage', house);
    const staff = new Staff(this, 'Staff', house);
    const intake = new Intake(this, 'Intake', house, storage, staff);
    const workflows = new Workflows(this, 'Workflows', house, storage.table);
    const mail = new Mail(this, 'Mail', house, storage.table);
    const webhooks = new Webhooks(this, 'Webhooks', house, storage);
    const streams = new Streams(this, 'Streams', house, storage.table, { workflows, mail, webhooks });
    const { timeZone } = policy.business;
    const schedules = new Schedules(this, 'Schedules', house, storage.table, { workflows, mail, timeZone });
    for (const [key, value] of Object.entries(settings.tags)) Tags.of(this).add(key, value);

    this.#tell({
      ApiUrl: intake.api.apiEndpoint,
      TableName: storage.table.tableName,
      StreamArn: storage.table.tableStreamArn!,
      UserPoolId: staff.userPool.userPoolId,
      UserPoolClientId: staff.client.userPoolClientId,
      TicketMachineArn: workflows.ticketMachine.stateMachineArn,
      VisitMachineArn: workflows.visitMachine.stateMachineArn,
      ShopsSecretArn: storage.shops.secretArn,
      EndpointsSecretArn: storage.endpoints.secretArn,
      ConfigurationSetName: mail.configurationSetName,
      LifecycleDeadLettersUrl: streams.lifecycleDeadLetters.queue.queueUrl,
      MailDeadLettersUrl: streams.mailDeadLetters.queue.queueUrl,
      FeedbackDeadLettersUrl: mail.feedbackDeadLetters.queue.queueUrl,
      DigestDeadLettersUrl: mail.digests.deadLetters.queue.queueUrl,
      ScheduleDeadLettersUrl: schedules.deadLetters.queue.queueUrl,
      WebhookQueueUrl: webhooks.queue.queueUrl,
      WebhookDeadLettersUrl: webhooks.deadLetters.queue.queueUrl,
    });
  }

  #tell(outputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
