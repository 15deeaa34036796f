import { compileEventPattern, type EventMatcher } from '../../event-pattern.ts';
import { type Resource, UnsupportedTemplate } from '../../service.ts';
import { type RetryPolicy, readRetryPolicy } from '../../target-delivery.ts';
import { compilePath } from './json-path.ts';

export interface Rule {
  name: string;
  matches: EventMatcher;
  targets: RuleTarget[];
}

interface RuleTarget {
  arn: string;
  /** What the target gets of an event, as JSON. */
  input(event: unknown): string;
  retryPolicy: RetryPolicy;
  deadLetterArn: string | undefined;
}

const TARGET_MEMBERS = ['Id', 'Arn', 'RoleArn', 'Input', 'InputPath', 'RetryPolicy', 'DeadLetterConfig'];

/** @throws UnsupportedTemplate naming what is not supported */
export function readRule(name: string, { logicalId, properties }: Resource): Rule {
  const refuse = (reason: string): never => {
    throw new UnsupportedTemplate(`${logicalId}: ${reason}`);
  };
  if (properties.ScheduleExpression)
    refuse('rules with a ScheduleExpression are not supported: use AWS::Scheduler::Schedule.');
  const bus: string = properties.EventBusName ?? 'default';
  if (bus !== 'default' && !bus.endsWith(':event-bus/default'))
    refuse(`only the default event bus is supported, not ${bus}.`);
  try {
    return {
      name,
      matches: compileEventPattern(properties.EventPattern),
      targets: (properties.Targets ?? []).map(readTarget),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function readTarget(target: Record<string, any>): RuleTarget {
  const foreign = Object.keys(target).find((member) => !TARGET_MEMBERS.includes(member));
  if (foreign) throw new Error(`${foreign} of a target is not supported.`);
  if (!/^arn:[^:]+:(lambda:.*:function:|sqs:)/.test(target.Arn))
    throw new Error(`the target ${target.Arn} is not supported.`);
  const select = compilePath(target.InputPath ?? '$');
  return {
    arn: target.Arn,
    input: (event) => target.Input ?? JSON.stringify(select(event) ?? {}),
    retryPolicy: readRetryPolicy(target.RetryPolicy),
    deadLetterArn: target.DeadLetterConfig?.Arn,
  };
}
