import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts cdk-nag findings on a construct and what is below it, each with the reason why. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  Validations.of(construct).acknowledge(...Object.entries(reasons).map(([id, reason]) => ({ id, reason })));
}
