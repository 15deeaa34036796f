import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { House } from './house.ts';

export interface HouseAlarmProps {
  readonly house: House;
  /** Heading of its entry in docs/runbook.md, as an anchor: `dead-letters-lifecycle`. */
  readonly runbook: string;
  /** One sentence for the person who is woken. */
  readonly meaning: string;
  readonly metric: IMetric;
  /** Alarms at this value or above; with `below`, under it. */
  readonly threshold: number;
  readonly below?: boolean;
  readonly evaluationPeriods?: number;
  /** Silence is an alarm as well: for things that must happen regularly. */
  readonly silenceIsBad?: boolean;
}

/** An alarm that says what it means and where its runbook entry is, when it begins and when it is over. */
export class HouseAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: HouseAlarmProps) {
    super(scope, id, {
      alarmDescription: `${props.meaning} See docs/runbook.md#${props.runbook}`,
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: props.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: props.evaluationPeriods ?? 1,
      treatMissingData: props.silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const tell = new SnsAction(props.house.alarms);
    this.addAlarmAction(tell);
    this.addOkAction(tell);
  }
}
