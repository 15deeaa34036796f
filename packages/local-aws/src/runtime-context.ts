import type { DatabaseSync } from 'node:sqlite';
import type { ActivityCounter } from './activity.ts';
import type { MovableClock } from './clock.ts';
import type { MemoryMeter } from './meter.ts';
import { Precedence } from './precedence.ts';
import {
  type Assembly,
  type DynamoDbApi,
  type EventsApi,
  type LambdaApi,
  type Log,
  type QueuesApi,
  type ResourceKind,
  type Runtime,
  type Service,
  type SqsApi,
  type StatesApi,
  UnsupportedTemplate,
} from './service.ts';
import type { ServiceFactory } from './services.ts';
import type { StackAssembly } from './template/assembly.ts';
import { NO_EFFECT_KINDS } from './template/no-effect.ts';

const ACCOUNT_ID = '000000000000';

export interface Core {
  clock: MovableClock;
  activity: ActivityCounter;
  meter: MemoryMeter;
  db: DatabaseSync;
  dataDir: string;
  inMemory: boolean;
  shortLived: boolean;
  log: Log;
  endpoint: string;
  stack: StackAssembly;
}

/** Makes the services, each with the runtime it is given; they reach one another by name, late. */
export function createServices({ stack, ...core }: Core, factories: readonly ServiceFactory[]) {
  const services: Service[] = [];
  const api = <Api>(name: string): Api => {
    const service = services.find((it) => it.name === name);
    if (!service) throw new Error(`The service '${name}' is not part of this runtime.`);
    return service as unknown as Api;
  };
  const runtime: Runtime = {
    ...core,
    clockMemory: core.clock.memory,
    precedence: new Precedence(),
    region: process.env.AWS_REGION || 'us-east-1',
    accountId: ACCOUNT_ID,
    stackName: stack.stackName,
    assembly: toAssembly(stack),
    lambda: () => api<LambdaApi>('lambda'),
    sqs: () => api<SqsApi>('sqs'),
    queues: () => api<QueuesApi>('sqs'),
    dynamodb: () => api<DynamoDbApi>('dynamodb'),
    events: () => api<EventsApi>('events'),
    states: () => api<StatesApi>('states'),
  };
  for (const create of factories) services.push(create(runtime));
  return { runtime, services };
}

function toAssembly({ directory, template, assets }: StackAssembly): Assembly {
  return {
    directory,
    resources: template.Resources,
    outputs: {},
    assetPath(hash) {
      const found = assets[hash.replace(/\.zip$/, '')];
      if (!found) throw new UnsupportedTemplate(`the assembly has no file asset ${hash}`);
      return found;
    },
  };
}

/** What has no effect here may still be taken over by a service that gives it one. */
export function kindsOf(services: readonly Service[]): Record<string, ResourceKind> {
  const kinds: Record<string, ResourceKind> = {};
  for (const service of services) {
    for (const [type, kind] of Object.entries(service.kinds)) {
      if (type in kinds) throw new Error(`Two services own ${type}; ${service.name} is the second.`);
      kinds[type] = kind;
    }
  }
  return { ...NO_EFFECT_KINDS, ...kinds };
}
