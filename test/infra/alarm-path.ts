import { lets } from './resource-policy.ts';
import { type CfnResource, short } from './synthesized.ts';

type Resources = Record<string, CfnResource>;

/** Every link that is missing between an alarm and somebody who reads of it, when it begins and when it is over. */
export function brokenLinks(resources: Resources): string[] {
  const of = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type);
  return of('AWS::CloudWatch::Alarm').flatMap(([alarm, { Properties }]) => {
    if (Properties.ActionsEnabled === false) return [`${alarm} is switched off`];
    return (['AlarmActions', 'OKActions'] as const).flatMap((when) => {
      const topics: string[] = (Properties[when] ?? []).map((action: any) => action.Ref ?? short(action));
      const ways = topics.map((topic) => brokenAt(resources, alarm, topic));
      if (ways.length === 0) return [`${alarm} has no ${when}`];
      // One way to somebody is enough.
      return ways.some((faults) => faults.length === 0) ? [] : ways.flat();
    });
  });
}

function brokenAt(resources: Resources, alarm: string, topic: string): string[] {
  const found = resources[topic];
  if (found?.Type !== 'AWS::SNS::Topic') return [`${alarm}: ${topic} is no topic of this stack`];
  // With the key SNS brings along, CloudWatch may not write.
  if (found.Properties.KmsMasterKeyId !== undefined) return [`${topic} is encrypted with a key alarms may not use`];

  const all = Object.values(resources);
  const policies = all.filter(
    ({ Type, Properties }) =>
      Type === 'AWS::SNS::TopicPolicy' && Properties.Topics.some((one: any) => one.Ref === topic),
  );
  const call = {
    service: 'cloudwatch.amazonaws.com',
    action: 'sns:Publish',
    resource: short({ Ref: topic }),
    context: {
      'aws:SecureTransport': 'true',
      'aws:SourceAccount': 'AccountId',
      'aws:SourceArn': `arn:Partition:cloudwatch:Region:AccountId:alarm:${alarm}`,
    },
  };
  const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  // SNS's own policy, which lets alarms in, counts only where there is no other.
  if (policies.length > 0 && !lets(statements, call)) return [`${topic} does not let alarms publish`];

  const readers = all.filter(
    ({ Type, Properties }) =>
      Type === 'AWS::SNS::Subscription' &&
      Properties.TopicArn?.Ref === topic &&
      Properties.Protocol === 'email' &&
      Properties.FilterPolicy === undefined &&
      /^[^@\s]+@[^@\s]+$/.test(Properties.Endpoint),
  );
  return readers.length > 0 ? [] : [`nobody reads what ${topic} tells`];
}
