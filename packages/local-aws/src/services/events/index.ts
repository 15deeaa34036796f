import { physicalName } from '../../physical-name.ts';
import type { EventsApi, Runtime, Service } from '../../service.ts';
import { answer } from './api.ts';
import { createBus } from './bus.ts';
import { readRule } from './rules.ts';

/**
 * EventBridge: rules on the default event bus, to Lambda functions (invoked asynchronously) and SQS queues, with
 * `Input`, `InputPath`, retry policy and dead-letter queue. Between `put` and delivery an event is in the store.
 *
 * Not here, and refused by name: other buses, rules on a schedule, input transformers, other targets.
 */
export function createEventsService(runtime: Runtime): Service & EventsApi {
  const bus = createBus(runtime);

  return {
    name: 'events',
    kinds: {
      'AWS::Events::Rule': {
        properties: [
          'Description',
          'EventBusName',
          'EventPattern',
          'Name',
          'ScheduleExpression',
          'State',
          'Tags',
          'Targets',
        ],
        identify(context) {
          const { partition, region, accountId } = context;
          const name = physicalName(context);
          return { ref: name, attributes: { Arn: `arn:${partition}:events:${region}:${accountId}:rule/${name}` } };
        },
        declare(resource) {
          const rule = readRule(physicalName({ ...resource, stackName: runtime.stackName }), resource);
          if (resource.properties.State !== 'DISABLED') bus.add(rule);
        },
      },
    },
    async start() {
      bus.start();
    },
    async stop() {
      bus.stop();
    },
    handle: async (request) => answer(bus, request),
    put: (event) => void bus.put(event),
  };
}
