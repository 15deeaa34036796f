import { describe, expect, it } from 'vitest';
import { brokenLinks } from './alarm-path.ts';
import { type CfnResource, synthesize } from './synthesized.ts';

type Resources = Record<string, CfnResource>;
const resourcesOf = (stage: string) => synthesize(stage).template.toJSON().Resources as Resources;
const prod = resourcesOf('prod');

/** The template after somebody has changed the first resource of a type; a change that answers null takes it away. */
function cut(type: string, change: (properties: any) => unknown): Resources {
  const copy = structuredClone(prod);
  const [id, resource] = Object.entries(copy).find(([, { Type }]) => Type === type)!;
  if (change(resource.Properties) === null) delete copy[id];
  return copy;
}
const allowing = (properties: any) => properties.PolicyDocument.Statement.find(({ Effect }: any) => Effect === 'Allow');

describe('an alarm', () => {
  it('of a stage that keeps data reaches somebody, when it begins and when it is over', () => {
    expect(Object.values(prod).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length).toBeGreaterThan(15);
    expect(brokenLinks(prod)).toEqual([]);
  });

  it('of a trial stage without an address lacks nothing but a reader', () => {
    const links = brokenLinks(resourcesOf('dev'));
    expect(new Set(links.map((link) => link.replace(/[0-9A-F]{8} /, ' ')))).toEqual(
      new Set(['nobody reads what Alarms tells']),
    );
  });

  it.each<[string, string, (properties: any) => unknown, RegExp]>([
    ['it tells nobody', 'AWS::CloudWatch::Alarm', (alarm) => delete alarm.AlarmActions, /has no AlarmActions/],
    ['its end is told to nobody', 'AWS::CloudWatch::Alarm', (alarm) => delete alarm.OKActions, /has no OKActions/],
    [
      'it is switched off',
      'AWS::CloudWatch::Alarm',
      (alarm) => {
        alarm.ActionsEnabled = false;
      },
      /is switched off/,
    ],
    ['the topic is gone', 'AWS::SNS::Topic', () => null, /is no topic of this stack/],
    [
      'the topic is encrypted with the key of SNS',
      'AWS::SNS::Topic',
      (topic) => {
        topic.KmsMasterKeyId = 'alias/aws/sns';
      },
      /a key alarms may not use/,
    ],
    [
      'the topic lets nobody in',
      'AWS::SNS::TopicPolicy',
      ({ PolicyDocument }) => {
        PolicyDocument.Statement = PolicyDocument.Statement.filter(({ Effect }: any) => Effect !== 'Allow');
      },
      /does not let alarms publish/,
    ],
    [
      'the topic lets another service in',
      'AWS::SNS::TopicPolicy',
      (policy) => {
        allowing(policy).Principal.Service = 'events.amazonaws.com';
      },
      /does not let alarms publish/,
    ],
    [
      'the topic lets another account in',
      'AWS::SNS::TopicPolicy',
      (policy) => {
        allowing(policy).Condition.StringEquals['aws:SourceAccount'] = '123456789012';
      },
      /does not let alarms publish/,
    ],
    [
      'the topic denies everybody',
      'AWS::SNS::TopicPolicy',
      ({ PolicyDocument }) => {
        delete PolicyDocument.Statement.find(({ Effect }: any) => Effect === 'Deny').Condition;
      },
      /does not let alarms publish/,
    ],
    ['nobody has subscribed', 'AWS::SNS::Subscription', () => null, /nobody reads/],
    [
      'the reader has no address',
      'AWS::SNS::Subscription',
      (subscription) => {
        subscription.Endpoint = '';
      },
      /nobody reads/,
    ],
  ])('is found out when %s', (_what, type, change, fault) => {
    expect(brokenLinks(cut(type, change))).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });
});

it('a topic without a policy of its own keeps the one that lets alarms in', () => {
  expect(brokenLinks(cut('AWS::SNS::TopicPolicy', () => null))).toEqual([]);
});
