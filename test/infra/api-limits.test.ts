import { describe, expect, it } from 'vitest';
import { type Settings, settingsOf } from '../../infra/settings.ts';
import { refusals } from './api-limits/hold.ts';
import { type CfnResource, filledIn, synthesize } from './synthesized.ts';

type Resources = Record<string, CfnResource>;
const resourcesOf = (settings: Settings) =>
  synthesize(settings.stage, settings).template.toJSON().Resources as Resources;
const filled = filledIn(settingsOf('prod'));
const prod = resourcesOf(filled);

/**
 * What AWS's own API models alone say: neither CDK, nor CloudFormation's schemas, nor an emulator looks. A resource they
 * refuse is found out by the first deployment to AWS, which rolls everything back.
 */
describe.each([
  ['dev', resourcesOf(settingsOf('dev'))],
  ['prod', prod],
  ['fully set', resourcesOf({ ...filled, mailDomain: 'hanbit.shop', corsOrigins: ['https://desk.hanbit.shop'] })],
])('the %s stack', (_stage, resources) => {
  it('has nothing the APIs behind it refuse', () => {
    expect(refusals(resources)).toEqual([]);
  });
});

describe('what an API refuses', () => {
  function wrong(type: string, change: (properties: any) => unknown): string[] {
    const copy = structuredClone(prod);
    change(Object.values(copy).find(({ Type }) => Type === type)!.Properties);
    return refusals(copy);
  }
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`);

  it.each<[string, string, (properties: any) => unknown, RegExp]>([
    [
      'a list that is too long',
      'AWS::DynamoDB::Table',
      (table) => {
        table.GlobalSecondaryIndexes[0].Projection.NonKeyAttributes = numbered(21);
      },
      /^StorageTable.*NonKeyAttributes: 21 members, at most 20/,
    ],
    [
      'a list that is empty',
      'AWS::DynamoDB::Table',
      (table) => {
        table.GlobalSecondaryIndexes[1].Projection.NonKeyAttributes = [];
      },
      /0 members, at least 1/,
    ],
    [
      'a text that is too long',
      'AWS::Lambda::Function',
      (fn) => {
        fn.Description = 'x'.repeat(257);
      },
      /Description: 257 characters, at most 256/,
    ],
    [
      'a text that is too long, as API Gateway says it',
      'AWS::ApiGatewayV2::Stage',
      (stage) => {
        stage.AccessLogSettings.Format = 'x'.repeat(1025);
      },
      /AccessLogSettings.Format: 1025 characters, at most 1024/,
    ],
    [
      'a text of another form',
      'AWS::Events::Rule',
      (rule) => {
        rule.Targets[0].Id = 'feedback function';
      },
      /Targets\[0\]\.Id: feedback function does not match/,
    ],
    [
      'letters outside of those allowed',
      'AWS::IAM::Role',
      (role) => {
        role.Description = 'für alle — 전부';
      },
      /Description: .* does not match/,
    ],
    [
      'a word that is none of those known',
      'AWS::Lambda::Function',
      (fn) => {
        fn.Runtime = 'nodejs23.x';
      },
      /Runtime: nodejs23\.x is none of/,
    ],
    [
      'a number out of its range',
      'AWS::Scheduler::Schedule',
      (schedule) => {
        schedule.Target.RetryPolicy.MaximumRetryAttempts = 186;
      },
      /MaximumRetryAttempts: 186, at most 185/,
    ],
    [
      'a number that is not whole',
      'AWS::CloudWatch::Alarm',
      (alarm) => {
        alarm.EvaluationPeriods = 1.5;
      },
      /EvaluationPeriods: is no whole number/,
    ],
    [
      'a member that is missing',
      'AWS::Scheduler::Schedule',
      (schedule) => {
        delete schedule.Target.RoleArn;
      },
      /Target: lacks RoleArn/,
    ],
    [
      'a member nobody knows',
      'AWS::Lambda::EventSourceMapping',
      (mapping) => {
        mapping.ScalingConfig = { MinimumConcurrency: 2 };
      },
      /ScalingConfig: knows no MinimumConcurrency/,
    ],
    [
      'a property nobody knows',
      'AWS::SNS::Subscription',
      (subscription) => {
        subscription.Mood = 'good';
      },
      /no call of AWS::SNS::Subscription takes Mood/,
    ],
  ])('is found: %s', (_what, type, change, fault) => {
    expect(wrong(type, change)).toEqual([expect.stringMatching(fault)]);
  });

  it('is found: a resource nobody has looked up', () => {
    const unknown = { Odd: { Type: 'AWS::Odd::Thing', Properties: {} } };
    expect(refusals(unknown)).toEqual(['Odd: what AWS::Odd::Thing calls is not in tools/api-limits/calls.json']);
  });
});
