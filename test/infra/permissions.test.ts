import { describe, expect, it } from 'vitest';
import { HouseFunction } from '../../infra/constructs/house-function.ts';
import { permissionsOf, short, synthesize } from './synthesized.ts';

const synthesized = synthesize();
const { stack } = synthesized;

/** Everybody may write their own logs and traces: left out below, asserted on their own. */
const common = (permission: string) => /^(logs|xray):/.test(permission);

const table = (...actions: string[]) => actions.map((action) => `dynamodb:${action} on StorageTable`);
const machines = (action: string) =>
  ['Ticket', 'Visit'].map((name) => `states:${action} on Workflows${name}StateMachine`);
const executions = (action: string) =>
  ['Ticket', 'Visit'].map(
    (name) => `states:${action} on arn:Partition:states:Region:AccountId:execution:Workflows${name}StateMachine.Name:*`,
  );
const stream = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
  (action) => `dynamodb:${action} on StorageTable.StreamArn`,
);
const sendTo = (queue: string) =>
  ['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map((action) => `sqs:${action} on ${queue}`);
const queueWebhooks = ['secretsmanager:GetSecretValue on StorageEndpoints', 'sqs:SendMessage on WebhooksQueue'];

const setTimers = [
  'iam:PassRole on MailDigestsTimerRole',
  'scheduler:CreateSchedule on arn:Partition:scheduler:Region:AccountId:schedule/Aftercare-Mail-Digests-DA96D5D4/*',
];
const expected: Record<string, string[]> = {
  webhook: [...table('GetItem', 'PutItem', 'UpdateItem'), 'secretsmanager:GetSecretValue on StorageShops'],
  api: [
    ...table('BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
    'secretsmanager:GetSecretValue on StorageEndpoints',
    'dynamodb:Query on StorageTable/index/byOwner',
    'dynamodb:Query on StorageTable/index/byStatus',
  ],
  policyApi: [
    ...table('GetItem', 'PutItem', 'Query', 'UpdateItem'),
    'secretsmanager:GetSecretValue on StorageEndpoints',
    'dynamodb:Query on StorageTable/index/byOwner',
  ],
  reference: [],
  lifecycle: [
    ...table('BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
    'dynamodb:Query on StorageTable/index/byOwner',
    'dynamodb:Query on StorageTable/index/byStatus',
    ...stream,
    ...machines('StartExecution'),
    'states:StartExecution on WorkflowsBacktestStateMachine',
    ...machines('SendTaskSuccess'),
    ...sendTo('StreamsLifecycleDeadLettersQueue'),
    ...queueWebhooks,
    ...setTimers,
  ],
  mail: [
    ...table('BatchGetItem', 'GetItem', 'PutItem', 'UpdateItem'),
    'dynamodb:Query on StorageTable/index/byOwner',
    ...stream,
    'ses:SendRawEmail on arn:Partition:ses:Region:AccountId:configuration-set/MailConfigurationSet',
    'ses:SendRawEmail on arn:Partition:ses:Region:AccountId:identity/aftercare.example',
    'ses:SendRawEmail on arn:Partition:ses:Region:AccountId:identity/care@aftercare.example',
    ...sendTo('StreamsMailDeadLettersQueue'),
  ],
  mailFeedback: [...table('GetItem', 'PutItem', 'UpdateItem'), ...sendTo('MailFeedbackDeadLettersQueue')],
  digest: [...table('PutItem', 'Query', 'UpdateItem'), ...sendTo('MailDigestsDeadLettersQueue')],
  sendWebhooks: [
    ...table('GetItem', 'PutItem', 'UpdateItem'),
    ...queueWebhooks,
    ...['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map(
      (action) => `sqs:${action} on WebhooksQueue`,
    ),
  ],
  advanceTicket: [...table('GetItem', 'PutItem', 'UpdateItem'), 'dynamodb:Query on StorageTable/index/byOwner'],
  advanceVisit: table('GetItem', 'PutItem', 'Query', 'UpdateItem'),
  backtest: [...table('GetItem', 'PutItem', 'Query', 'UpdateItem'), 'dynamodb:Query on StorageTable/index/byStatus'],
  planVisits: [
    ...table('GetItem', 'PutItem', 'Query', 'UpdateItem'),
    'dynamodb:Query on StorageTable/index/byOwner',
    'dynamodb:Query on StorageTable/index/byStatus',
    ...sendTo('SchedulesDeadLettersQueue'),
  ],
  summary: [...table('GetItem', 'PutItem', 'Query', 'UpdateItem'), ...sendTo('SchedulesDeadLettersQueue')],
  sweep: [
    ...table('GetItem', 'PutItem', 'Query', 'UpdateItem'),
    'dynamodb:Query on StorageTable/index/byStatus',
    ...machines('ListExecutions'),
    ...executions('StopExecution'),
    ...setTimers,
    ...sendTo('SchedulesDeadLettersQueue'),
  ],
};

const functions = stack.node.findAll().filter((construct) => construct instanceof HouseFunction);

it('speaks of every function', () => {
  expect(functions.map(({ entry }) => entry).toSorted()).toEqual(Object.keys(expected).toSorted());
});

describe.each(functions.map((fn) => [fn.entry, fn] as const))('%s', (entry, fn) => {
  const roleId = stack.getLogicalId(fn.role!.node.defaultChild as never);
  const permissions = permissionsOf(synthesized, roleId);

  it('may do what it needs and no more', () => {
    expect(permissions.filter((permission) => !common(permission))).toEqual(expected[entry]!.toSorted());
  });

  it('writes to its own log group only', () => {
    const logs = permissions.filter((permission) => permission.startsWith('logs:'));
    const group = short(stack.resolve(fn.logGroup.logGroupArn));
    expect(logs).toEqual([`logs:CreateLogStream on ${group}`, `logs:PutLogEvents on ${group}`]);
  });

  it('has no managed policy', () => {
    expect(synthesized.all('AWS::IAM::Role')[roleId]!.Properties.ManagedPolicyArns).toBeUndefined();
  });
});

describe.each([
  ['Ticket', 'AdvanceTicket'],
  ['Visit', 'AdvanceVisit'],
])('the %s state machine', (name, advance) => {
  it('may run its Advance task and put its token on the row, and no more', () => {
    const [roleId] = Object.keys(synthesized.all('AWS::IAM::Role')).filter((id) =>
      id.startsWith(`Workflows${name}StateMachineRole`),
    );
    const permissions = permissionsOf(synthesized, roleId!).filter((permission) => !common(permission));
    expect(permissions).toEqual([
      'dynamodb:updateItem on StorageTable',
      `lambda:InvokeFunction on Workflows${advance}`,
      `lambda:InvokeFunction on Workflows${advance}:*`,
    ]);
  });
});

it('lets timers of notices close digests, and do nothing else', () => {
  const [roleId] = Object.keys(synthesized.all('AWS::IAM::Role')).filter((id) => id.startsWith('MailDigestsTimerRole'));
  expect(permissionsOf(synthesized, roleId!)).toEqual([
    'lambda:InvokeFunction on MailDigestsFunction',
    'lambda:InvokeFunction on MailDigestsFunction:*',
    ...sendTo('MailDigestsDeadLettersQueue'),
  ]);
});

it('lets a mail be sent in the name of the business only', () => {
  const statements = Object.values(synthesized.all('AWS::IAM::Policy'))
    .flatMap((policy) => policy.Properties.PolicyDocument.Statement)
    .filter((statement: any) => [statement.Action].flat().some((action: string) => action.startsWith('ses:')));
  expect(statements.map((statement: any) => statement.Condition)).toEqual([
    { StringEquals: { 'ses:FromAddress': 'care@aftercare.example' } },
  ]);
});
