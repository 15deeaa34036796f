import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { House } from './house.ts';

/** A log group that forgets after the stage's retention and goes with its stack. */
export class HouseLogGroup extends LogGroup {
  constructor(scope: Construct, id: string, house: House) {
    super(scope, id, { retention: house.settings.logRetention, removalPolicy: RemovalPolicy.DESTROY });
  }
}
