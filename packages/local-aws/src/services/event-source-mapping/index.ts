import { type Runtime, type Service, UnsupportedTemplate } from '../../service.ts';
import { createCheckpoints } from './checkpoints.ts';
import { isQueueArn, isStreamArn, mappingProperties, readQueueMapping, readStreamMapping } from './configuration.ts';
import { identifyMapping } from './identity.ts';
import { QueueMapping } from './queue-mapping.ts';
import { StreamReader } from './stream.ts';
import { StreamMapping } from './stream-mapping.ts';

interface Mapping {
  start(openStream: (streamArn: string) => StreamReader): void | Promise<void>;
  stop(): void;
}

/** Lambda's event source mappings: DynamoDB streams and SQS queues that call functions. */
export function createEventSourceMappingService(runtime: Runtime): Service {
  const checkpoints = createCheckpoints(runtime.db);
  const mappings: Mapping[] = [];
  const streams = new Map<string, StreamReader>();

  function openStream(streamArn: string): StreamReader {
    const stream = streams.get(streamArn) ?? new StreamReader(runtime.dynamodb(), streamArn);
    streams.set(streamArn, stream);
    return stream;
  }

  return {
    name: 'event-source-mapping',
    kinds: {
      'AWS::Lambda::EventSourceMapping': {
        properties: mappingProperties,
        identify: identifyMapping,
        declare(resource) {
          const { EventSourceArn: source = '', Enabled: enabled = true } = resource.properties;
          if (!isStreamArn(source) && !isQueueArn(source)) {
            const reason = `event source ${source} is neither a DynamoDB stream nor an SQS queue`;
            throw new UnsupportedTemplate(`AWS::Lambda::EventSourceMapping ${resource.logicalId}: ${reason}`);
          }
          const mapping = isStreamArn(source)
            ? new StreamMapping(runtime, readStreamMapping(resource, runtime), checkpoints)
            : new QueueMapping(runtime, readQueueMapping(resource, runtime));
          if (enabled !== false) mappings.push(mapping);
        },
      },
    },
    async start() {
      for (const mapping of mappings) await mapping.start(openStream);
    },
    async stop() {
      for (const mapping of mappings) mapping.stop();
    },
  };
}
