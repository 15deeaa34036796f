import type { CfnResource } from '../synthesized.ts';
import { calls, faultsOfCall, memberOf } from './limits.ts';
import { resolve } from './resolve.ts';

type Members = Record<string, any>;
/** What each of a resource's calls is given beside the properties that have the same name there. */
type Given = (properties: Members, named: string) => Members;

/** Where CloudFormation's names or forms are not the API's. Undefined takes a property out. */
const differently: Record<string, Given> = {
  'AWS::CloudWatch::Alarm': (_, AlarmName) => ({ AlarmName }),
  // Second factors are set by another call, which takes them in another form.
  'AWS::Cognito::UserPool': (_, PoolName) => ({ PoolName, EnabledMfas: undefined }),
  'AWS::Cognito::UserPoolClient': (_, ClientName) => ({ ClientName }),
  'AWS::DynamoDB::Table': ({ SSESpecification, StreamSpecification }, TableName) => ({
    TableName,
    SSESpecification: { Enabled: SSESpecification.SSEEnabled },
    StreamSpecification: { ...StreamSpecification, StreamEnabled: true },
  }),
  'AWS::Events::Rule': (_, name) => ({ Name: name, Rule: name }),
  'AWS::IAM::Policy': ({ Roles, PolicyDocument }) => ({ RoleName: Roles[0], PolicyDocument, Roles: undefined }),
  'AWS::IAM::Role': (_, RoleName) => ({ RoleName }),
  'AWS::Lambda::Function': (_, FunctionName) => ({ FunctionName }),
  'AWS::Lambda::Permission': (_, StatementId) => ({ StatementId }),
  'AWS::Logs::LogGroup': (_, logGroupName) => ({ logGroupName }),
  'AWS::SES::ConfigurationSet': (_, ConfigurationSetName) => ({ ConfigurationSetName }),
  'AWS::SES::ConfigurationSetEventDestination': ({ EventDestination }, EventDestinationName) => ({
    EventDestinationName,
    EventDestination: {
      ...EventDestination,
      MatchingEventTypes: EventDestination.MatchingEventTypes.map((type: string) => type.toUpperCase()),
    },
  }),
  'AWS::SNS::Topic': ({ DisplayName }, Name) => ({ Name, DisplayName: undefined, Attributes: { DisplayName } }),
  'AWS::SNS::TopicPolicy': ({ Topics, PolicyDocument }) => ({
    TopicArn: Topics[0],
    Topics: undefined,
    AttributeName: 'Policy',
    AttributeValue: PolicyDocument,
    PolicyDocument: undefined,
  }),
  'AWS::SQS::Queue': ({ Tags, ...attributes }, QueueName) => ({
    QueueName,
    ...Object.fromEntries(Object.keys(attributes).map((name) => [name, undefined])),
    Attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, asText(value)])),
    Tags,
  }),
  'AWS::SQS::QueuePolicy': ({ Queues, PolicyDocument }) => ({
    QueueUrl: Queues[0],
    Queues: undefined,
    Attributes: { Policy: asText(PolicyDocument) },
    PolicyDocument: undefined,
  }),
  'AWS::Scheduler::Schedule': (_, Name) => ({ Name }),
  'AWS::SecretsManager::Secret': (_, Name) => ({ Name }),
  'AWS::StepFunctions::StateMachine': ({ DefinitionString, StateMachineType }, name) => ({
    name,
    definition: DefinitionString,
    DefinitionString: undefined,
    type: StateMachineType,
    StateMachineType: undefined,
  }),
};

/** What the API of each service would refuse of a template's resources. */
export function refusals(resources: Record<string, CfnResource>): string[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties = {} }]) => {
    const made = calls[Type];
    if (made === undefined) return [`${id}: what ${Type} calls is not in tools/api-limits/calls.json`];
    const properties = resolve(Properties, resources) as Members;
    const input = given(Type, properties, `Aftercare-${id.slice(0, 40)}-0A1b2C3d4E5f`);
    const unknown = Object.keys(input).filter((name) => !made.some((call) => memberOf(call, name) !== undefined));
    const faults = made.flatMap((call) => {
      const taken = Object.entries(input).filter(([name]) => memberOf(call, name) !== undefined);
      return faultsOfCall(call, Object.fromEntries(taken));
    });
    return [
      ...unknown.map((name) => `${id}: no call of ${Type} takes ${name}`),
      ...faults.map((one) => `${id} ${one}`),
    ];
  });
}

function given(type: string, properties: Members, named: string): Members {
  const members = differently[type]?.(properties, named) ?? {};
  const input = { ...properties, ...members };
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
