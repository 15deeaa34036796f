import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** Where alarms are announced, and the person who reads them by mail. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, email: string | null) {
    super(scope, id, { displayName: 'Aftercare alarms', enforceSSL: true });
    // Refusing what is not encrypted takes a policy, and a policy takes the place of SNS's own, by which alarms may publish.
    const { account, partition, region } = Stack.of(this);
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowAlarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
        },
      }),
    );
    if (email !== null) this.addSubscription(new EmailSubscription(email));
  }
}
