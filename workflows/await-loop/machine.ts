import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import {
  Choice,
  Condition,
  DefinitionBody,
  Errors,
  IntegrationPattern,
  JsonPath,
  LogLevel,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  Timeout,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService, LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { advanceFaults, dynamoDbFaults, lambdaServiceFaults } from './retries.ts';

export interface AwaitLoopProps {
  /** Does what is due and says what to wait for; see contract.ts. */
  readonly advance: IFunction;
  readonly table: Table;
  /** Where the entity lives: `{}` in `pk` stands for its id. */
  readonly key: { readonly pk: string; readonly sk: string };
  /** Attributes of the row that hold the task token and the end of the wait. */
  readonly awaitAttributes: { readonly token: string; readonly until: string };
  /** Attribute in which Advance leaves events for the stream; taken off when the token is put on. */
  readonly carriedEvents: string;
  /** Member of the execution's input that carries the id. */
  readonly idField: string;
  readonly stateNames: AwaitLoopStateNames;
  readonly logGroup: ILogGroup;
  /** Whether X-Ray records its executions. */
  readonly isTraced: boolean;
}

/** States are named as sentences, so that an execution's history reads as a story. */
export interface AwaitLoopStateNames {
  readonly advance: string;
  readonly isOpen: string;
  readonly await: string;
  readonly lastSecond: string;
  readonly done: string;
}

/** Advance makes room for a successor after 300 days; one that never does is ended before Step Functions' own year. */
const executionTimeout = Duration.days(330);

/** Well over the function's own time-out, so that Lambda's answer is the one that is seen. */
const advanceTimeout = Duration.seconds(60);

/**
 * Advance, then wait for whichever comes first, a change or the next due instant, and again: three states a turn.
 * An execution holds nothing that the table does not hold. The token is stored on condition that the row is still the
 * one Advance saw; otherwise something has changed meanwhile, and Advance looks again.
 */
export class AwaitLoop extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: AwaitLoopProps) {
    super(scope, id);
    const { stateNames } = props;
    const advance = advanceTask(this, props);
    const awaitChange = awaitTask(this, props);
    const lastSecond = new Wait(this, stateNames.lastSecond, {
      comment: 'The time-out counts whole seconds, rounded down: what is left of the last one is waited out here.',
      time: WaitTime.timestampPath('$.until'),
    });

    awaitChange
      .addCatch(advance, { errors: ['DynamoDb.ConditionalCheckFailedException'], resultPath: JsonPath.DISCARD })
      .addCatch(lastSecond, { errors: [Errors.TIMEOUT], resultPath: JsonPath.DISCARD });
    awaitChange.next(advance);
    lastSecond.next(advance);
    advance.next(
      new Choice(this, stateNames.isOpen)
        .when(Condition.stringEquals('$.next', 'await'), awaitChange)
        .otherwise(new Succeed(this, stateNames.done)),
    );

    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(advance),
      timeout: executionTimeout,
      tracingEnabled: props.isTraced,
      logs: { destination: props.logGroup, level: LogLevel.ERROR, includeExecutionData: false },
    });
  }
}

function advanceTask(scope: Construct, { advance, idField, stateNames }: AwaitLoopProps): LambdaInvoke {
  const task = new LambdaInvoke(scope, stateNames.advance, {
    lambdaFunction: advance,
    payloadResponseOnly: true,
    payload: TaskInput.fromObject({
      [idField]: JsonPath.stringAt(`$$.Execution.Input.${idField}`),
      execution: JsonPath.executionName,
      startedAt: JsonPath.executionStartTime,
      loops: JsonPath.numberAt('$.loops'),
    }),
    taskTimeout: Timeout.duration(advanceTimeout),
    retryOnServiceExceptions: false,
  });
  task.addRetry(lambdaServiceFaults);
  task.addRetry(advanceFaults);
  return task;
}

function awaitTask(scope: Construct, props: AwaitLoopProps): CallAwsService {
  const { table, key, awaitAttributes, carriedEvents, idField, stateNames } = props;
  const task = new CallAwsService(scope, stateNames.await, {
    comment:
      'Keeps the task token on the row. Whoever brings the next due instant forward takes it and reports success.',
    service: 'dynamodb',
    action: 'updateItem',
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    iamResources: [table.tableArn],
    parameters: {
      TableName: table.tableName,
      Key: {
        pk: { S: JsonPath.format(key.pk, JsonPath.stringAt(`$$.Execution.Input.${idField}`)) },
        sk: { S: key.sk },
      },
      UpdateExpression: 'SET #token = :token, #until = :until REMOVE #carried',
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: {
        '#token': awaitAttributes.token,
        '#until': awaitAttributes.until,
        '#carried': carriedEvents,
        '#version': 'version',
      },
      ExpressionAttributeValues: {
        ':token': { S: JsonPath.taskToken },
        ':until': { S: JsonPath.stringAt('$.until') },
        ':version': { N: JsonPath.format('{}', JsonPath.stringAt('$.version')) },
      },
    },
    taskTimeout: Timeout.at('$.waitSeconds'),
    resultPath: JsonPath.DISCARD,
  });
  task.addRetry(dynamoDbFaults);
  return task;
}
