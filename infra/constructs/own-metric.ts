import { Metric, type MetricProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type MeasureName, namespace } from '../../functions/measures.ts';

/** A figure the functions of this stack tell of themselves. */
export function ownMetric(
  table: Table,
  name: MeasureName,
  { period, statistic }: Required<Pick<MetricProps, 'period' | 'statistic'>>,
): Metric {
  const dimensionsMap = { TableName: table.tableName };
  return new Metric({ namespace, metricName: name, dimensionsMap, period, statistic });
}
