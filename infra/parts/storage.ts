import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { indexes } from '../../adapters/dynamo/table.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { HouseTable } from '../constructs/house-table.ts';
import { ownMetric } from '../constructs/own-metric.ts';

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
    watchThrottling(this, house, this.table);
    watchOurselves(this, house, this.table);
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

/** What is throttled at an index is told of that index alone, and an index is where hot keys are. */
function watchThrottling(scope: Construct, house: House, table: HouseTable): void {
  for (const [name, metricName] of [
    ['Reads', 'ReadThrottleEvents'],
    ['Writes', 'WriteThrottleEvents'],
  ] as const) {
    for (const index of [null, ...Object.values(indexes)]) {
      const dimensionsMap = {
        TableName: table.tableName,
        ...(index && { GlobalSecondaryIndexName: index.name }),
      };
      new HouseAlarm(scope, `${name}Throttled${index?.name ?? ''}`, {
        house,
        runbook: 'table-throttled',
        meaning: `DynamoDB throttles ${name.toLowerCase()} of the ${index ? `index ${index.name}` : 'table'}.`,
        metric: new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap,
          period: Duration.minutes(5),
          statistic: 'Sum',
        }),
        threshold: 10,
        evaluationPeriods: 2,
      });
    }
  }
}

/** What only the functions know: whether timers fire in time, and whether the policy they bring along counts. */
function watchOurselves(scope: Construct, house: House, table: HouseTable): void {
  new HouseAlarm(scope, 'TimersLate', {
    house,
    runbook: 'timers-late',
    meaning: 'Timers fired more than a minute late: what was promised to be done or told by then was not.',
    metric: ownMetric(table, 'Lateness', { period: Duration.minutes(5), statistic: 'p99' }),
    threshold: Duration.minutes(1).toMilliseconds(),
  });
  new HouseAlarm(scope, 'PolicyNotFollowed', {
    house,
    runbook: 'policy-not-followed',
    meaning:
      'The deployed policy was changed without a new version, so the one first deployed under it goes on counting.',
    // The sweep comes up every two hours and tells it again as long as it is so.
    metric: ownMetric(table, 'PolicyNotFollowed', { period: Duration.hours(6), statistic: 'Sum' }),
    threshold: 1,
  });
}
