import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** Where alarms are announced, and the person who reads them by mail. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, email: string | null) {
    super(scope, id, { displayName: 'Aftercare alarms', enforceSSL: true });
    if (email !== null) this.addSubscription(new EmailSubscription(email));
  }
}
