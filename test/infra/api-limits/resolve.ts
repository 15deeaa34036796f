import type { CfnResource } from '../synthesized.ts';

const account = '123456789012';
const region = 'ap-northeast-2';
const pseudo: Record<string, string> = {
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::StackName': 'Aftercare',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** What a resource is named, and its ARN, once it is deployed: as long as CloudFormation makes them, and of their form. */
function deployed(id: string, { Type, Properties }: CfnResource) {
  const name = `Aftercare-${id.slice(0, 40)}-0A1b2C3d4E5f`;
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  switch (Type) {
    case 'AWS::ApiGatewayV2::Api':
    case 'AWS::ApiGatewayV2::Authorizer':
    case 'AWS::ApiGatewayV2::Integration':
      return { ref: 'a1b2c3d4e5', arn: '' };
    case 'AWS::Cognito::UserPool':
      return { ref: `${region}_Ab1Cd2Ef3`, arn: arn('cognito-idp', `userpool/${region}_Ab1Cd2Ef3`) };
    case 'AWS::Cognito::UserPoolClient':
      return { ref: '1a2b3c4d5e6f7g8h9i0j1k2l3m', arn: '' };
    case 'AWS::DynamoDB::Table':
      return { ref: name, arn: arn('dynamodb', `table/${name}`) };
    case 'AWS::Events::Rule':
      return { ref: name, arn: arn('events', `rule/${name}`) };
    case 'AWS::IAM::Role':
      return { ref: name, arn: `arn:aws:iam::${account}:role/${name}` };
    case 'AWS::Lambda::Function':
      return { ref: name, arn: arn('lambda', `function:${name}`) };
    case 'AWS::Logs::LogGroup':
      return { ref: name, arn: arn('logs', `log-group:${name}:*`) };
    case 'AWS::SES::ConfigurationSet':
      return { ref: name, arn: '' };
    case 'AWS::SNS::Topic':
      return { ref: arn('sns', name), arn: arn('sns', name) };
    case 'AWS::SQS::Queue':
      return { ref: `https://sqs.${region}.amazonaws.com/${account}/${name}`, arn: arn('sqs', name) };
    case 'AWS::Scheduler::ScheduleGroup':
      return { ref: Properties.Name as string, arn: arn('scheduler', `schedule-group/${Properties.Name}`) };
    case 'AWS::SecretsManager::Secret':
      return { ref: arn('secretsmanager', `secret:${name}-a1B2c3`), arn: arn('secretsmanager', `secret:${name}`) };
    case 'AWS::StepFunctions::StateMachine':
      return { ref: arn('states', `stateMachine:${name}`), arn: arn('states', `stateMachine:${name}`) };
    default:
      throw new Error(`what a ${Type} is called has not been thought of`);
  }
}

/** A value of a template with its intrinsics worked out as in a deployment. Throws for one it does not know. */
export function resolve(value: any, resources: Record<string, CfnResource>): any {
  if (Array.isArray(value)) return value.map((one) => resolve(one, resources));
  if (typeof value !== 'object' || value === null) return value;
  const [[intrinsic, argument] = ['', undefined], ...others] = Object.entries<any>(value);
  if (others.length > 0 || !/^(Ref|Fn::.*)$/.test(intrinsic)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one, resources)]));
  }
  const inside = (one: any) => resolve(one, resources);
  switch (intrinsic) {
    case 'Ref':
      return pseudo[argument] ?? deployed(argument, resources[argument]!).ref;
    case 'Fn::GetAtt':
      return attributeOf(argument[0], argument[1], resources[argument[0]]!);
    case 'Fn::Join':
      return argument[1].map(inside).join(argument[0]);
    case 'Fn::Split':
      return inside(argument[1]).split(argument[0]);
    case 'Fn::Select':
      return inside(argument[1])[Number(argument[0])];
    case 'Fn::Sub':
      return argument.replace(/\$\{([^}]+)\}/g, (_: string, name: string) => inside({ Ref: name }));
    default:
      throw new Error(`${intrinsic} has not been thought of`);
  }
}

function attributeOf(id: string, attribute: string, resource: CfnResource): string {
  const { ref, arn } = deployed(id, resource);
  switch (attribute) {
    case 'Arn':
      return arn;
    case 'StreamArn':
      return `${arn}/stream/2026-06-01T00:00:00.000`;
    case 'Name':
    case 'QueueName':
    case 'TopicName':
      return arn.split(/[:/]/).at(-1)!;
    case 'ApiEndpoint':
      return `https://${ref}.execute-api.${region}.amazonaws.com`;
    default:
      throw new Error(`${resource.Type}.${attribute} has not been thought of`);
  }
}
