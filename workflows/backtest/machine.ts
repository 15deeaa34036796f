import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import {
  Choice,
  Condition,
  DefinitionBody,
  Errors,
  Fail,
  JsonPath,
  LogLevel,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService, LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { advanceFaults, lambdaServiceFaults } from '../await-loop/retries.ts';

export interface BacktestMachineProps {
  /** Replays the next chunk of tickets and says whether any are left; see contract.ts. */
  readonly replay: IFunction;
  readonly table: Table;
  /** Where the backtest lives: `{}` in `pk` stands for its id. */
  readonly key: { readonly pk: string; readonly sk: string };
  readonly logGroup: ILogGroup;
  /** Whether X-Ray records its executions. */
  readonly isTraced: boolean;
}

/** A chunk of tickets takes seconds; 25,000 events of history are enough for a million tickets in chunks of 200. */
const executionTimeout = Duration.hours(6);
const chunkTimeout = Duration.minutes(3);

/** Replays past tickets chunk by chunk, so that no single call has to last, until none are left. */
export class BacktestMachine extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { replay, table, key, logGroup, isTraced }: BacktestMachineProps) {
    super(scope, id);
    const chunk = new LambdaInvoke(this, 'Replay the next tickets', {
      lambdaFunction: replay,
      payloadResponseOnly: true,
      payload: TaskInput.fromObject({ backtestId: JsonPath.stringAt('$.backtestId') }),
      taskTimeout: Timeout.duration(chunkTimeout),
      retryOnServiceExceptions: false,
    });
    chunk.addRetry(lambdaServiceFaults);
    chunk.addRetry(advanceFaults);
    const noteFailure = new CallAwsService(this, 'Note that it failed', {
      service: 'dynamodb',
      action: 'updateItem',
      iamResources: [table.tableArn],
      parameters: {
        TableName: table.tableName,
        Key: {
          pk: { S: JsonPath.format(key.pk, JsonPath.stringAt('$$.Execution.Input.backtestId')) },
          sk: { S: key.sk },
        },
        UpdateExpression: 'SET #status = :failed',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':failed': { S: 'failed' } },
      },
      resultPath: JsonPath.DISCARD,
    });
    noteFailure.next(new Fail(this, 'The backtest failed', { error: 'BacktestFailed' }));
    chunk.addCatch(noteFailure, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
    chunk.next(
      new Choice(this, 'Are any tickets left?')
        .when(Condition.stringEquals('$.next', 'more'), chunk)
        .otherwise(new Succeed(this, 'All tickets are replayed')),
    );
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(chunk),
      timeout: executionTimeout,
      tracingEnabled: isTraced,
      logs: { destination: logGroup, level: LogLevel.ERROR, includeExecutionData: false },
    });
  }
}
