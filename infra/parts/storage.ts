import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { HouseTable } from '../constructs/house-table.ts';

/** The table, and the secrets: shops that send webhooks, endpoints that get them. */
export class Storage extends Construct {
  readonly table: HouseTable;
  readonly shops: Secret;
  readonly endpoints: Secret;

  constructor(scope: Construct, id: string, house: House) {
    super(scope, id);
    this.table = new HouseTable(this, 'Table', house);
    this.shops = this.#secret(
      house,
      'Shops',
      '{"<shopId>": {"kind": "shopify|woocommerce|standard", "secrets": ["current", "previous"], "locale": "ko"}}',
    );
    this.endpoints = this.#secret(
      house,
      'Endpoints',
      '{"<endpointId>": {"url": "https://...", "secrets": ["whsec_current", "whsec_previous"], "events": ["clock.*"]}}',
    );
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
  #secret(house: House, id: string, shape: string): Secret {
    const secret = new Secret(this, id, {
      description: `JSON: ${shape}`,
      // A first value without any entry; it is filled in by hand (docs/runbook.md) and deployments leave it alone.
      secretStringValue: SecretValue.unsafePlainText('{}'),
      removalPolicy: house.settings.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'Each secret in it is agreed with another party, so only a person can rotate it; two are valid at a time to do it without a gap.',
    });
    return secret;
  }
}
