import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Construct } from 'constructs';
import type { Environment, FunctionName } from '../../functions/environment.ts';
import { acknowledge } from './acknowledge.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { House } from './house.ts';
import { HouseLogGroup } from './house-log-group.ts';

export interface HouseFunctionProps<N extends FunctionName> {
  readonly house: House;
  readonly functionName: N;
  readonly description: string;
  /** Exactly the variables the function declares in functions/environment.ts. */
  readonly environment: Environment<N>;
  readonly memoryMb?: number;
  readonly timeout?: Duration;
  /** For functions invoked asynchronously: where an event goes that failed three times. */
  readonly deadLetters?: DeadLetterQueue;
}

/** A function as this house runs them: arm64, JSON logs kept for a time, a role of its own that may do nothing yet. */
export class HouseFunction<N extends FunctionName = FunctionName> extends LambdaFunction {
  /** Its name in functions/environment.ts. */
  readonly entry: N;

  constructor(scope: Construct, id: string, props: HouseFunctionProps<N>) {
    const logGroup = new HouseLogGroup(scope, `${id}Logs`, props.house);
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    super(scope, id, {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(props.house.bundles, props.functionName)),
      handler: 'index.handler',
      memorySize: props.memoryMb ?? 512,
      timeout: props.timeout ?? Duration.seconds(10),
      environment: props.environment,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      // Passing through costs nothing, and goes on with what somebody before it has had recorded.
      tracing: props.house.settings.traces ? Tracing.ACTIVE : Tracing.PASS_THROUGH,
      ...(props.deadLetters && {
        retryAttempts: 2,
        maxEventAge: Duration.hours(6),
        onFailure: new SqsDestination(props.deadLetters.queue),
      }),
    });
    this.entry = props.functionName;
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray has no resources: PutTraceSegments and PutTelemetryRecords only take *.',
    });
  }

  /** Lets the function do these actions on these resources, optionally under IAM conditions. */
  allow(actions: readonly string[], resources: readonly string[], conditions?: Record<string, unknown>): void {
    this.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: [...resources],
        ...(conditions && { conditions }),
      }),
    );
  }
}

/** The ARN of something in this stack's account and region. */
export function arnOf(scope: Construct, service: string, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service, resource, resourceName });
}
