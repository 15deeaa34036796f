import { describe, expect, it } from 'vitest';
import { lets } from './resource-policy.ts';
import { short, synthesize } from './synthesized.ts';

const { all } = synthesize();
const permissions = Object.values(all('AWS::Lambda::Permission')).map(({ Properties }) => ({
  service: Properties.Principal,
  function: short(Properties.FunctionName),
  source: short(Properties.SourceArn),
}));

/** What no local run denies: one service let in by the policy of another's resource. */
describe('a rule of EventBridge', () => {
  const rules = Object.entries(all('AWS::Events::Rule')).flatMap(([id, { Properties }]) =>
    Properties.Targets.map((target: any) => [short({ Ref: id }), target] as const),
  );

  it.each(rules)('%s may call its target, and put aside what it did not take', (rule, target) => {
    expect(permissions).toContainEqual({ service: 'events.amazonaws.com', function: short(target.Arn), source: rule });
    const queue = short(target.DeadLetterConfig.Arn);
    const statements = Object.values(all('AWS::SQS::QueuePolicy'))
      .filter(({ Properties }) => Properties.Queues.map(short).includes(queue))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const context = { 'aws:SecureTransport': 'true', 'aws:SourceArn': rule };
    const call = { service: 'events.amazonaws.com', action: 'sqs:SendMessage', resource: queue, context };
    expect(lets(statements, call)).toBe(true);
    expect(lets(statements, { ...call, context: { ...context, 'aws:SourceArn': 'another' } })).toBe(false);
  });
});

describe('a route of the API', () => {
  const integrations = all('AWS::ApiGatewayV2::Integration');
  const routes = Object.values(all('AWS::ApiGatewayV2::Route')).map(({ Properties }) => [
    Properties.RouteKey as string,
    integrations[Properties.Target['Fn::Join'][1][1].Ref]!.Properties,
  ]) as [string, any][];

  it.each(routes)('%s may call its function', (key, { IntegrationUri }) => {
    const path = key.slice(key.indexOf('/'));
    expect(permissions).toContainEqual({
      service: 'apigateway.amazonaws.com',
      function: short(IntegrationUri),
      source: `arn:Partition:execute-api:Region:AccountId:IntakeApi/*/*${path}`,
    });
  });
});
