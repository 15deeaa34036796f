/**
 * CDK's newer behaviour for the resources used here. Kept in code rather than in cdk.json, so that the CDK CLI,
 * the tests and `node infra/app.ts` make the same template.
 */
export const featureFlags = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:recognizeLayerVersion': true,
  '@aws-cdk/aws-events:eventsTargetQueueSameAccount': true,
  '@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption': true,
  '@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy': false,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:explicitStackTags': true,
  '@aws-cdk/core:target-partitions': ['aws', 'aws-cn'],
  /** What the CloudFormation rules of CDK object to is an error. */
  '@aws-cdk/core:validateAgainstDefaultRules': true,
} as const;
