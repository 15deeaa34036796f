import { randomUUID } from 'node:crypto';
import type { InvocationResult, InvokeOptions, LambdaApi, ResourceKind, Runtime, Service } from '../../service.ts';
import { createLambdaApi } from './api.ts';
import { AsyncInvocations, readInvokeConfig } from './async.ts';
import { bundleBootstrap } from './bundle.ts';
import type { Outcome } from './environment.ts';
import { functionNotFound, MAX_PAYLOAD_BYTES, payloadProblem } from './errors.ts';
import { bareName, type FunctionDefinition, functionArn, functionName, readFunction } from './function.ts';
import { FunctionLogs } from './logs.ts';
import { type Completion, FunctionPool } from './pool.ts';

/** Lambda: runs the bundles of the cloud assembly, each in worker threads of its own. */
export function createLambdaService(runtime: Runtime): Service & LambdaApi {
  const functions = new Map<string, FunctionDefinition>();
  const pools = new Map<string, FunctionPool>();
  const logs = new FunctionLogs();
  const queue = new AsyncInvocations(runtime, find, run);

  function find(nameOrArn: string): FunctionDefinition {
    const name = bareName(nameOrArn);
    const definition = functions.get(name);
    if (!definition) throw functionNotFound(functionArn(runtime, name));
    return definition;
  }

  function log(name: string, line: string): void {
    logs.add(name, line);
    runtime.log(`lambda ${name}`, line, { level: 'debug' });
  }

  /** Runs one invocation of a JSON text and counts what it costs. */
  async function run(
    definition: FunctionDefinition,
    event: string,
    { requestId, clientContext, precedence, onBegin }: InvokeOptions & { requestId: string },
  ): Promise<InvocationResult> {
    const { name, arn, timeoutMs } = definition;
    const refusal = payloadProblem(event, MAX_PAYLOAD_BYTES, 'Invoke');
    if (refusal) return { ok: false, error: { errorType: refusal.name, errorMessage: refusal.message }, billedMs: 0 };
    const done = runtime.activity.begin(`invoke ${name}`);
    try {
      const message = { requestId, functionArn: arn, timeoutMs, event, clientContext };
      const invoke = () => pools.get(name)!.invoke(message, onBegin);
      return account(definition, await (precedence ? runtime.precedence[precedence](invoke) : invoke()));
    } finally {
      done();
    }
  }

  function account({ name, memoryMb }: FunctionDefinition, completion: Completion): InvocationResult {
    const { meter } = runtime;
    const billedMs = Math.ceil(completion.durationMs + completion.initMs);
    meter.add('lambda.invocations', name, 1);
    meter.add('lambda.billedMs', name, billedMs);
    meter.add('lambda.gbSeconds', name, (billedMs / 1000) * (memoryMb / 1024));
    if (completion.initMs > 0) meter.add('lambda.initMs', name, Math.ceil(completion.initMs));
    const outcome = limitSize(completion);
    if (outcome.ok) return { ok: true, payload: JSON.parse(outcome.payload), billedMs };
    meter.add('lambda.errors', name, 1);
    // What the handler threw has been logged by its own runtime.
    if (!outcome.error.trace) log(name, `${outcome.error.errorType}: ${outcome.error.errorMessage}`);
    return { ok: false, error: outcome.error, billedMs };
  }

  const api: LambdaApi = {
    async invoke(functionNameOrArn, payload, options = {}) {
      return run(find(functionNameOrArn), JSON.stringify(payload ?? {}), { requestId: randomUUID(), ...options });
    },
    invokeAsync(functionNameOrArn, payload) {
      queue.add(find(functionNameOrArn), JSON.stringify(payload ?? {}), randomUUID());
    },
  };

  return {
    name: 'lambda',
    ...api,
    kinds: {
      'AWS::Lambda::Function': {
        ...functionKind,
        declare(resource) {
          const definition = readFunction(resource, runtime);
          functions.set(definition.name, definition);
        },
      },
      'AWS::Lambda::EventInvokeConfig': {
        ...eventInvokeConfigKind,
        declare: (resource) => queue.configure(bareName(resource.properties.FunctionName), readInvokeConfig(resource)),
      },
    },
    pages: { 'GET logs/:function': logs.page((name) => functions.has(name)) },
    handle: createLambdaApi({ find, run, enqueue: queue.add.bind(queue) }),
    async start() {
      // A process has one time zone, and functions on AWS see UTC.
      process.env.TZ = 'UTC';
      const bootstrap = await bundleBootstrap(runtime.dataDir);
      for (const [name, definition] of functions) {
        const onLog = (line: string) => log(name, line);
        pools.set(name, new FunctionPool({ definition, bootstrap, clockMemory: runtime.clockMemory, onLog }));
      }
      queue.resume();
    },
    async stop() {
      queue.stop();
      for (const pool of pools.values()) pool.stop();
    },
  };
}

function limitSize(outcome: Outcome): Outcome {
  const bytes = outcome.ok ? Buffer.byteLength(outcome.payload) : 0;
  if (bytes <= MAX_PAYLOAD_BYTES) return outcome;
  const errorMessage = `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${MAX_PAYLOAD_BYTES} bytes).`;
  return { ok: false, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
}

const functionKind: ResourceKind = {
  properties: [
    'Architectures',
    'Code',
    'DeadLetterConfig',
    'Description',
    'Environment',
    'EphemeralStorage',
    'FunctionName',
    'Handler',
    'KmsKeyArn',
    'LoggingConfig',
    'MemorySize',
    'PackageType',
    'RecursiveLoop',
    'ReservedConcurrentExecutions',
    'Role',
    'Runtime',
    'RuntimeManagementConfig',
    'Tags',
    'Timeout',
    'TracingConfig',
  ],
  identify(context) {
    const name = functionName(context.stackName, context.logicalId, context.properties);
    return { ref: name, attributes: { Arn: functionArn(context, name) } };
  },
};

const eventInvokeConfigKind: ResourceKind = {
  properties: ['DestinationConfig', 'FunctionName', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts', 'Qualifier'],
  identify: ({ logicalId }) => ({ ref: logicalId, attributes: {} }),
};
