import { physicalName } from '../../physical-name.ts';
import { type IdentityContext, type Resource, type Runtime, type Service, UnsupportedTemplate } from '../../service.ts';
import { answer } from './api.ts';
import { readDefinition, type ScheduleDefinition } from './definition.ts';
import { schedulesPage } from './pages.ts';
import { createSchedules } from './schedules.ts';

/**
 * EventBridge Scheduler: cron, rate and one-time schedules in any time zone, on the runtime's clock.
 *
 * Targets: Lambda functions (invoked asynchronously), SQS queues, state machines. The instant of the next invocation is
 * in the store, so what fell due while the runtime was away is made up for, each invocation once and in order. An
 * invocation happens at its exact instant (AWS: within the minute); a flexible time window counts as OFF. A one-time
 * schedule made for the past never fires.
 */
export function createSchedulerService(runtime: Runtime): Service {
  const schedules = createSchedules(runtime);
  const declared: { group: string; name: string; definition: ScheduleDefinition }[] = [];

  function declareSchedule({ logicalId, properties }: Resource): void {
    const { Name: _, GroupName, ...input } = properties;
    const group = GroupName ?? 'default';
    const name = physicalName({ properties, logicalId, stackName: runtime.stackName });
    try {
      declared.push({ group, name, definition: readDefinition(input) });
    } catch (error) {
      throw new UnsupportedTemplate(`${logicalId}: ${(error as Error).message}`);
    }
  }

  return {
    name: 'scheduler',
    kinds: {
      'AWS::Scheduler::Schedule': {
        properties: [
          'ActionAfterCompletion',
          'Description',
          'EndDate',
          'FlexibleTimeWindow',
          'GroupName',
          'KmsKeyArn',
          'Name',
          'ScheduleExpression',
          'ScheduleExpressionTimezone',
          'StartDate',
          'State',
          'Target',
        ],
        identify(context) {
          const name = physicalName(context);
          const { GroupName } = context.properties;
          const group = typeof GroupName === 'string' ? GroupName : 'default';
          return { ref: name, attributes: { Arn: arn(context, `schedule/${group}/${name}`) } };
        },
        declare: declareSchedule,
      },
      'AWS::Scheduler::ScheduleGroup': {
        properties: ['Name', 'Tags'],
        identify(context) {
          const name = physicalName(context);
          return { ref: name, attributes: { Arn: arn(context, `schedule-group/${name}`), State: 'ACTIVE' } };
        },
        declare({ logicalId, properties }) {
          schedules.groups.add(physicalName({ properties, logicalId, stackName: runtime.stackName }));
        },
      },
    },
    async start() {
      schedules.start(declared);
    },
    async stop() {
      schedules.stop();
    },
    handle: async (request) => answer(schedules, request),
    pages: { 'GET schedules': schedulesPage(runtime, schedules) },
  };
}

function arn({ partition, region, accountId }: IdentityContext, resource: string): string {
  return `arn:${partition}:scheduler:${region}:${accountId}:${resource}`;
}
