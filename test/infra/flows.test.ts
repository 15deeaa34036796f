import { describe, expect, it } from 'vitest';
import { consumers } from '../../reactions/consumers.ts';
import { filtersOf } from '../../reactions/filters.ts';
import { short, synthesize } from './synthesized.ts';

const { all, one } = synthesize();

describe('routes', () => {
  const routes = Object.fromEntries(
    Object.values(all('AWS::ApiGatewayV2::Route')).map(({ Properties }) => [
      Properties.RouteKey,
      Properties.AuthorizationType,
    ]),
  );

  it('ask everybody for a token, but shops, who sign, and readers of the reference', () => {
    expect(routes).toEqual({
      'POST /webhooks/{shopId}': 'NONE',
      'GET /openapi.json': 'NONE',
      'GET /reference': 'NONE',
      'ANY /tickets': 'JWT',
      'ANY /tickets/{proxy+}': 'JWT',
      'GET /tasks': 'JWT',
      'ANY /visits': 'JWT',
      'ANY /visits/{proxy+}': 'JWT',
      'ANY /orders/{proxy+}': 'JWT',
      'ANY /suppressions/{proxy+}': 'JWT',
      'GET /summaries/{proxy+}': 'JWT',
      'GET /lateness': 'JWT',
      'GET /backtests/{proxy+}': 'JWT',
      'POST /deadlines/preview': 'JWT',
      'GET /webhook-endpoints': 'JWT',
      'POST /webhook-endpoints/{proxy+}': 'JWT',
      'GET /webhook-deliveries': 'JWT',
      'ANY /webhook-deliveries/{proxy+}': 'JWT',
      'ANY /policies': 'JWT',
      'ANY /policies/{proxy+}': 'JWT',
      'ANY /calendars': 'JWT',
      'ANY /calendars/{proxy+}': 'JWT',
      'GET /staff': 'JWT',
      'ANY /staff/{proxy+}': 'JWT',
    });
  });

  it('are throttled and logged', () => {
    const { Properties } = one('AWS::ApiGatewayV2::Stage', 'IntakeStage');
    expect(Properties.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
    expect(short(Properties.AccessLogSettings.DestinationArn)).toBe('IntakeAccessLogs');
  });

  it("take the tokens of the business's own pool and client only", () => {
    const { Properties } = one('AWS::ApiGatewayV2::Authorizer', 'IntakeApiAuthorizer');
    expect(short(Properties.JwtConfiguration.Issuer)).toBe('https://cognito-idp.Region.amazonaws.com/StaffUserPool');
    expect(Properties.JwtConfiguration.Audience.map(short)).toEqual(['StaffUserPoolClient']);
  });

  it('know the roles of the vocabulary as groups', () => {
    const groups = Object.values(all('AWS::Cognito::UserPoolGroup')).map(({ Properties }) => Properties.GroupName);
    expect(groups.toSorted()).toEqual(['hotline', 'inspector', 'lead', 'manager', 'technician']);
  });
});

describe('timers', () => {
  it.each([
    ['SchedulesPlanVisitsDaily', 'cron(0 6 * * ? *)', 'SchedulesPlanVisits'],
    ['SchedulesSummaryDaily', 'cron(0 8 1-12 * ? *)', 'SchedulesSummary'],
    ['SchedulesSweepTwoHourly', 'rate(2 hours)', 'SchedulesSweep'],
  ])('%s', (id, expression, target) => {
    const { Properties } = one('AWS::Scheduler::Schedule', id);
    expect(Properties).toMatchObject({
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: 'Asia/Seoul',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 3600 } },
    });
    expect(short(Properties.Target.Arn)).toBe(target);
    expect(short(Properties.Target.DeadLetterConfig.Arn)).toBe('SchedulesDeadLettersQueue');
    expect(short(Properties.Target.RoleArn)).toBe(`${id}Role`);
  });
});

describe('stream consumers', () => {
  it.each([
    ['StreamsLifecycleMapping', 'StreamsLifecycleFunction', 'StreamsLifecycleDeadLettersQueue'],
    ['StreamsMailMapping', 'StreamsMailFunction', 'StreamsMailDeadLettersQueue'],
  ])('%s puts a poison record aside instead of stopping', (id, consumer, queue) => {
    const { Properties } = one('AWS::Lambda::EventSourceMapping', id);
    expect(short(Properties.FunctionName)).toBe(consumer);
    expect(Properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      MaximumRetryAttempts: 5,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 43_200,
    });
    expect(short(Properties.DestinationConfig.OnFailure.Destination)).toBe(queue);
  });

  it.each([
    ['StreamsLifecycleMapping', consumers.lifecycle],
    ['StreamsMailMapping', consumers.mail],
  ])('%s is brought what its reactions name', (id, reactions) => {
    const { Filters } = one('AWS::Lambda::EventSourceMapping', id).Properties.FilterCriteria;
    const patterns = Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));
    expect(patterns).toEqual(filtersOf(reactions));
    // A mapping has at most five without asking AWS for more.
    expect(patterns.length).toBeLessThanOrEqual(5);
  });
});

describe('dead letters', () => {
  it('are encrypted and kept for two weeks', () => {
    const queues = Object.entries(all('AWS::SQS::Queue')).filter(([id]) => id.includes('DeadLetters'));
    expect(queues).toHaveLength(6);
    for (const [, { Properties }] of queues) {
      expect(Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
    }
  });

  it('take what asynchronous functions failed at', () => {
    const destinations = Object.values(all('AWS::Lambda::EventInvokeConfig')).map(({ Properties }) => [
      short(Properties.FunctionName),
      short(Properties.DestinationConfig.OnFailure.Destination),
    ]);
    expect(Object.fromEntries(destinations)).toEqual({
      MailDigestsFunction: 'MailDigestsDeadLettersQueue',
      MailFeedbackFunction: 'MailFeedbackDeadLettersQueue',
      SchedulesPlanVisits: 'SchedulesDeadLettersQueue',
      SchedulesSummary: 'SchedulesDeadLettersQueue',
      SchedulesSweep: 'SchedulesDeadLettersQueue',
    });
  });
});

describe('webhooks', () => {
  it('are brought nine times, and then put aside', () => {
    const { Properties } = one('AWS::SQS::Queue', 'WebhooksQueue');
    expect(Properties.RedrivePolicy.maxReceiveCount).toBe(9);
    expect(short(Properties.RedrivePolicy.deadLetterTargetArn)).toBe('WebhooksDeadLettersQueue');
    expect(Properties).toMatchObject({ SqsManagedSseEnabled: true, VisibilityTimeout: 180 });
  });

  it('are posted side by side, each failing for itself', () => {
    const { Properties } = one('AWS::Lambda::EventSourceMapping', 'WebhooksMapping');
    expect([short(Properties.EventSourceArn), short(Properties.FunctionName)]).toEqual([
      'WebhooksQueue',
      'WebhooksSender',
    ]);
    expect(Properties).toMatchObject({
      BatchSize: 10,
      ScalingConfig: { MaximumConcurrency: 5 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
});

describe('mail', () => {
  it('is heard of through the default event bus', () => {
    const { Properties } = one('AWS::SES::ConfigurationSetEventDestination', 'MailConfigurationSetFeedback');
    expect(Properties.EventDestination.MatchingEventTypes).toEqual(['send', 'bounce', 'complaint']);
    expect(short(Properties.EventDestination.EventBridgeDestination.EventBusArn)).toMatch(/event-bus\/default$/);
    const rule = one('AWS::Events::Rule', 'MailFeedbackRule').Properties;
    expect(rule.EventPattern.source).toEqual(['aws.ses']);
    expect(rule.Targets[0].RetryPolicy).toEqual({ MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 21_600 });
    expect(short(rule.Targets[0].DeadLetterConfig.Arn)).toBe('MailFeedbackDeadLettersQueue');
  });
});
