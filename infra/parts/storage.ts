import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { HouseTable } from '../constructs/house-table.ts';

/** The table, and the shops with their webhook secrets. */
export class Storage extends Construct {
  readonly table: HouseTable;
  readonly shops: Secret;

  constructor(scope: Construct, id: string, house: House) {
    super(scope, id);
    this.table = new HouseTable(this, 'Table', house);
    this.shops = new Secret(this, 'Shops', {
      description:
        'JSON: {"<shopId>": {"kind": "shopify|woocommerce|standard", "secrets": ["current", "previous"], "locale": "ko"}}',
      // A first value without any shop; it is filled in by hand (docs/runbook.md) and deployments leave it alone.
      secretStringValue: SecretValue.unsafePlainText('{}'),
      removalPolicy: house.settings.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.shops, {
      'AwsSolutions-SMG4':
        'The secrets are issued by the shops, so only a person can rotate them; two are valid at a time to do it without a gap.',
    });
    for (const [name, metric] of [
      ['Reads', 'ReadThrottleEvents'],
      ['Writes', 'WriteThrottleEvents'],
    ] as const) {
      new HouseAlarm(this, `${name}Throttled`, {
        house,
        runbook: 'table-throttled',
        meaning: `DynamoDB throttles ${name.toLowerCase()} of the table.`,
        metric: this.table.metric(metric, { period: Duration.minutes(5), statistic: 'Sum' }),
        threshold: 10,
        evaluationPeriods: 2,
      });
    }
  }
}
