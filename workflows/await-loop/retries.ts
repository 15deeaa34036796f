import { Duration } from 'aws-cdk-lib';
import { Errors, JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * Lambda itself is at fault or out of capacity. Jittered up to 2 + 4 + 8 + 16 + 32 + 60 s: about two minutes in all,
 * long enough for a burst to pass and short enough for a rung to be late rather than lost.
 */
export const lambdaServiceFaults: RetryProps = {
  errors: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.TooManyRequestsException',
  ],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 6,
  maxDelay: Duration.seconds(60),
  jitterStrategy: JitterType.FULL,
};

/**
 * Advance failed or took too long. It is idempotent, so it is asked again: 5 + 15 + 45 + 135 s, 200 s in all.
 * After that the execution fails, an alarm tells of it, and the sweep starts the row's next execution.
 */
export const advanceFaults: RetryProps = {
  errors: [Errors.ALL],
  interval: Duration.seconds(5),
  backoffRate: 3,
  maxAttempts: 4,
};

/**
 * DynamoDB throttled or stumbled, or somebody's transaction was at the row, while the token was stored. Jittered up to 1 + 2 + 4 + 8 + 16 s: 31 s in all.
 * Each attempt carries a new token and starts the time-out anew, which makes a rung at most that much late.
 */
export const dynamoDbFaults: RetryProps = {
  errors: [
    'DynamoDb.ThrottlingException',
    'DynamoDb.ProvisionedThroughputExceededException',
    'DynamoDb.RequestLimitExceededException',
    'DynamoDb.TransactionConflictException',
    'DynamoDb.InternalServerErrorException',
    'DynamoDb.SdkClientException',
  ],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 5,
  jitterStrategy: JitterType.FULL,
};
