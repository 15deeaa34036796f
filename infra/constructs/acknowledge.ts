import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts cdk-nag findings on a construct and what is below it, each with the reason why. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  Validations.of(construct).acknowledge(...Object.entries(reasons).map(([id, reason]) => ({ id, reason })));
}

/** Accepts one ARN with a wildcard, and no other, in the policies below a construct. */
export function acknowledgeWildcard(construct: IConstruct, arn: string, reason: string): void {
  acknowledge(construct, {
    [`AwsSolutions-IAM5[Resource::${asNagWritesIt(Stack.of(construct).resolve(arn))}]`]: reason,
  });
}

/** cdk-nag names a finding by its ARN with `<LogicalId.Attribute>` for what is only known when deployed. */
function asNagWritesIt(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[intrinsic, argument]] = Object.entries(value as Record<string, any>) as [[string, any]];
  switch (intrinsic) {
    case 'Ref':
      return `<${argument}>`;
    case 'Fn::GetAtt':
      return `<${argument.join('.')}>`;
    case 'Fn::Join':
      return argument[1].map(asNagWritesIt).join(argument[0]);
    default:
      throw new Error(`An ARN made with ${intrinsic} cannot be acknowledged`);
  }
}
