import { createHash } from 'node:crypto';
import type { Identity, IdentityContext, ResourceKind } from '../service.ts';

/**
 * Kinds that change nothing on one machine: who may do what, what is kept how long, who is alarmed. They are accepted
 * whole, and answer with names and ARNs of the right shape.
 */
export const NO_EFFECT_KINDS: Readonly<Record<string, ResourceKind>> = {
  'AWS::CDK::Metadata': kind(named),
  'AWS::Budgets::Budget': kind(named),
  'AWS::CloudWatch::Alarm': kind((context) => withArn(context, 'AlarmName', 'cloudwatch', 'alarm:')),
  'AWS::CloudWatch::CompositeAlarm': kind((context) => withArn(context, 'AlarmName', 'cloudwatch', 'alarm:')),
  'AWS::CloudWatch::Dashboard': kind((context) => named(context, 'DashboardName')),
  'AWS::IAM::ManagedPolicy': kind((context) => arnAsRef(iam(context, 'ManagedPolicyName', 'policy/'))),
  'AWS::IAM::Policy': kind((context) => named(context, 'PolicyName')),
  'AWS::IAM::Role': kind((context) => {
    const role = iam(context, 'RoleName', 'role/');
    return { ...role, attributes: { ...role.attributes, RoleId: `AROA${digest(context).slice(0, 17).toUpperCase()}` } };
  }),
  'AWS::KMS::Alias': kind((context) => named(context, 'AliasName')),
  'AWS::KMS::Key': kind((context) => {
    const keyId = uuid(context);
    return { ref: keyId, attributes: { KeyId: keyId, Arn: arn(context, 'kms', `key/${keyId}`) } };
  }),
  'AWS::Lambda::Permission': kind(named),
  'AWS::Logs::LogGroup': kind((context) => {
    const name = physicalName(context, 'LogGroupName');
    return { ref: name, attributes: { Arn: arn(context, 'logs', `log-group:${name}:*`) } };
  }),
  'AWS::Logs::MetricFilter': kind((context) => named(context, 'FilterName')),
  'AWS::Logs::QueryDefinition': kind((context) => ({ ref: uuid(context), attributes: {} })),
  'AWS::Logs::ResourcePolicy': kind((context) => named(context, 'PolicyName')),
  'AWS::SNS::Subscription': kind((context) => {
    const subscription = arn(context, 'sns', `${context.logicalId}:${uuid(context)}`);
    return { ref: subscription, attributes: { Arn: subscription } };
  }),
  'AWS::SNS::Topic': kind((context) => {
    const name = physicalName(context, 'TopicName');
    const topic = arn(context, 'sns', name);
    return { ref: topic, attributes: { TopicArn: topic, TopicName: name } };
  }),
  'AWS::SNS::TopicPolicy': kind(named),
  'AWS::SQS::QueuePolicy': kind(named),
};

function kind(identify: (context: IdentityContext) => Identity): ResourceKind {
  return { properties: '*', identify };
}

function named(context: IdentityContext, property?: string): Identity {
  const name = physicalName(context, property);
  return { ref: name, attributes: { Id: name } };
}

function withArn(context: IdentityContext, property: string, service: string, prefix: string): Identity {
  const name = physicalName(context, property);
  return { ref: name, attributes: { Arn: arn(context, service, `${prefix}${name}`) } };
}

function iam(context: IdentityContext, property: string, prefix: string): Identity {
  const name = physicalName(context, property);
  const resource = `arn:${context.partition}:iam::${context.accountId}:${prefix}${name}`;
  return { ref: name, attributes: { Arn: resource } };
}

function arnAsRef({ attributes }: Identity): Identity {
  return { ref: attributes.Arn!, attributes: { PolicyArn: attributes.Arn! } };
}

/** The literal name the template gives, or `<stack>-<logical id>` as CloudFormation makes them (without its random tail). */
function physicalName({ properties, stackName, logicalId }: IdentityContext, property?: string): string {
  const literal = property === undefined ? undefined : properties[property];
  return typeof literal === 'string' ? literal : `${stackName}-${logicalId}`;
}

function arn({ partition, region, accountId }: IdentityContext, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

function digest({ stackName, logicalId }: IdentityContext): string {
  return createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');
}

/** The same for the same resource at each start. */
function uuid(context: IdentityContext): string {
  return digest(context).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
