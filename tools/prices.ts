/**
 * List prices in USD, us-east-1, on demand, without free tier. Checked 2026-11; see the AWS pricing pages of each service.
 */
export const prices = {
  asOf: '2026-11',
  region: 'us-east-1',
  perMillion: {
    stateTransitions: 25,
    lambdaRequests: 0.2,
    writeUnits: 0.625,
    readUnits: 0.125,
    schedulerInvocations: 1,
    httpRequests: 1,
    /** A message of SES: 0.16 per 1,000. */
    mails: 160,
  },
  /** Lambda on arm64. */
  perGbSecond: 0.000_013_333_4,
} as const;

/** The counts of the local runtime's meter: by metric, by function, table or machine. */
export type Metered = Record<string, Record<string, number>>;

export interface CostLine {
  what: string;
  quantity: number;
  unit: string;
  usd: number;
}

/** What the metered work would have cost on AWS. Storage, logs, alarms and data transfer are left out. */
export function costOf(metered: Metered): CostLine[] {
  const total = (metric: string) => Object.values(metered[metric] ?? {}).reduce((sum, count) => sum + count, 0);
  const { perMillion, perGbSecond } = prices;
  const line = (what: string, quantity: number, unit: string, price: number): CostLine => ({
    what,
    quantity,
    unit,
    usd: quantity * price,
  });
  return [
    line('Step Functions', total('sfn.transitions'), 'state transitions', perMillion.stateTransitions / 1e6),
    line('Lambda requests', total('lambda.invocations'), 'invocations', perMillion.lambdaRequests / 1e6),
    line('Lambda compute', total('lambda.gbSeconds'), 'GB-seconds', perGbSecond),
    line('DynamoDB writes', total('dynamodb.writeUnits'), 'write units', perMillion.writeUnits / 1e6),
    line('DynamoDB reads', total('dynamodb.readUnits'), 'read units', perMillion.readUnits / 1e6),
    line('SES', total('ses.messages'), 'mails', perMillion.mails / 1e6),
    line('EventBridge Scheduler', total('scheduler.invocations'), 'invocations', perMillion.schedulerInvocations / 1e6),
    line('HTTP API', total('apigateway.requests'), 'requests', perMillion.httpRequests / 1e6),
  ];
}

export function totalUsd(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { usd }) => sum + usd, 0);
}
