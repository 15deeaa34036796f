import { describe, expect, it } from 'vitest';
import { environments, type FunctionName } from '../../functions/environment.ts';
import { HouseFunction } from '../../infra/constructs/house-function.ts';
import { short, synthesize, withoutHash } from './synthesized.ts';

const dev = synthesize();
const prod = synthesize('prod');

describe('every function', () => {
  const functions = dev.stack.node.findAll().filter((construct) => construct instanceof HouseFunction);

  it.each(functions.map((fn) => [fn.entry, fn] as const))('%s runs as the house runs them', (entry, fn) => {
    const { Properties } = dev.all('AWS::Lambda::Function')[dev.stack.getLogicalId(fn.node.defaultChild as never)]!;
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'PassThrough' },
      LoggingConfig: { LogFormat: 'JSON' },
    });
    expect(Object.keys(Properties.Environment?.Variables ?? {}).toSorted()).toEqual(
      [...environments[entry as FunctionName]].toSorted(),
    );
  });

  it('is given time enough, and the webhook no more than a shop waits', () => {
    const timeouts = Object.fromEntries(
      functions.map((fn) => [fn.entry, dev.stack.resolve((fn.node.defaultChild as any).timeout)]),
    );
    expect(timeouts).toEqual({
      webhook: 5,
      api: 10,
      backtest: 120,
      policyApi: 10,
      reference: 10,
      advanceTicket: 10,
      advanceVisit: 10,
      lifecycle: 60,
      mail: 60,
      mailFeedback: 10,
      digest: 60,
      sendWebhooks: 30,
      summary: 60,
      planVisits: 300,
      sweep: 300,
    });
  });
});

describe('the table', () => {
  it('is billed on demand, encrypted, recoverable, streamed and forgets what has expired', () => {
    expect(dev.one('AWS::DynamoDB::Table', 'StorageTable').Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('lists by status and by owner without reading the rows again', () => {
    const indexes = dev.one('AWS::DynamoDB::Table', 'StorageTable').Properties.GlobalSecondaryIndexes;
    expect(indexes.map((index: any) => [index.IndexName, index.Projection.ProjectionType])).toEqual([
      ['byStatus', 'INCLUDE'],
      ['byOwner', 'INCLUDE'],
    ]);
  });

  it('copies no more attributes into an index than AWS takes, and none twice', () => {
    for (const { Projection } of dev.one('AWS::DynamoDB::Table', 'StorageTable').Properties.GlobalSecondaryIndexes) {
      expect(Projection.NonKeyAttributes.length).toBeLessThanOrEqual(20);
      expect(new Set(Projection.NonKeyAttributes).size).toBe(Projection.NonKeyAttributes.length);
    }
  });
});

describe('what is kept when the stack goes', () => {
  const kept = ({ template }: typeof dev) =>
    Object.entries(template.toJSON().Resources as Record<string, { DeletionPolicy?: string }>)
      .filter(([, { DeletionPolicy }]) => DeletionPolicy?.startsWith('Retain'))
      .map(([id]) => withoutHash(id))
      .toSorted();

  it('is nothing on a trial stage', () => expect(kept(dev)).toEqual([]));

  it('is everything that cannot be made again in production', () => {
    expect(kept(prod)).toEqual(['StaffUserPool', 'StorageEndpoints', 'StorageShops', 'StorageTable']);
    expect(prod.one('AWS::DynamoDB::Table', 'StorageTable').Properties.DeletionProtectionEnabled).toBe(true);
    expect(prod.one('AWS::Cognito::UserPool', 'StaffUserPool').Properties.DeletionProtection).toBe('ACTIVE');
    expect(prod.stack.terminationProtection).toBe(true);
  });
});

describe('logs', () => {
  it.each([
    ['dev', dev, 7],
    ['prod', prod, 90],
  ] as const)('are kept for the time %s sets', (_stage, { all }, days) => {
    const groups = Object.values(all('AWS::Logs::LogGroup'));
    expect(groups.length).toBeGreaterThan(0);
    for (const { Properties } of groups) expect(Properties.RetentionInDays).toBe(days);
  });

  it('say nothing personal about requests', () => {
    const { Format } = dev.one('AWS::ApiGatewayV2::Stage', 'IntakeStage').Properties.AccessLogSettings;
    expect(Object.keys(JSON.parse(Format))).toContain('route');
    expect(Format).not.toMatch(/sourceIp|userAgent|\$context\.path|claims/);
  });
});

describe('tags', () => {
  const taggable = [
    'AWS::DynamoDB::Table',
    'AWS::Lambda::Function',
    'AWS::Logs::LogGroup',
    'AWS::StepFunctions::StateMachine',
    'AWS::SQS::Queue',
    'AWS::SecretsManager::Secret',
    'AWS::SNS::Topic',
  ];
  it.each(taggable)('are on every %s', (type) => {
    const resources = Object.values(prod.all(type));
    expect(resources.length).toBeGreaterThan(0);
    for (const { Properties } of resources) {
      expect(Properties.Tags).toEqual(
        expect.arrayContaining([
          { Key: 'Project', Value: 'aftercare' },
          { Key: 'Stage', Value: 'prod' },
        ]),
      );
    }
  });
});

it('needs no custom resource, no VPC and no container', () => {
  const types = Object.values(dev.template.toJSON().Resources as Record<string, { Type: string }>).map((r) => r.Type);
  expect(types.filter((type) => /^(Custom|AWS::CloudFormation|AWS::EC2|AWS::EC[RS])/.test(type))).toEqual([]);
});

it('tells what a client needs to know', () => {
  const outputs = dev.template.toJSON().Outputs as Record<string, { Value: unknown }>;
  expect(Object.keys(outputs).toSorted()).toEqual([
    'ApiUrl',
    'ConfigurationSetName',
    'DigestDeadLettersUrl',
    'EndpointsSecretArn',
    'FeedbackDeadLettersUrl',
    'LifecycleDeadLettersUrl',
    'MailDeadLettersUrl',
    'ScheduleDeadLettersUrl',
    'ShopsSecretArn',
    'StreamArn',
    'TableName',
    'TicketMachineArn',
    'UserPoolClientId',
    'UserPoolId',
    'VisitMachineArn',
    'WebhookDeadLettersUrl',
    'WebhookQueueUrl',
  ]);
  expect(short(outputs.TableName!.Value)).toBe('StorageTable');
});

it('lets nobody change what the history knows them by', () => {
  const { Properties } = dev.one('AWS::Cognito::UserPoolClient', 'StaffUserPoolClient');
  expect(Properties.WriteAttributes).toEqual(['locale']);
});
