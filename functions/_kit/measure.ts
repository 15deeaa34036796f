import { type MeasureName, measures, namespace } from '../measures.ts';
import { nowText } from './time.ts';

/** The most values one line may carry. */
const mostValues = 100;

/**
 * Tells CloudWatch figures through the log, in its embedded metric format: no call, no permission. Written past the
 * console, which in Lambda wraps each line in one of its own.
 */
export function measure(name: MeasureName, values: readonly number[]): void {
  for (let start = 0; start < values.length; start += mostValues) {
    const metric = {
      Namespace: namespace,
      Dimensions: [['TableName']],
      Metrics: [{ Name: name, Unit: measures[name] }],
    };
    const line = {
      _aws: { Timestamp: Date.parse(nowText()), CloudWatchMetrics: [metric] },
      TableName: process.env.TABLE_NAME,
      [name]: values.slice(start, start + mostValues),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}
