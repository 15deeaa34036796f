/** Step Functions: state machines of the template, their executions, and the API the SDK speaks. */
import { randomUUID } from 'node:crypto';
import {
  type AwsRequest,
  type AwsResponse,
  type Resource,
  type ResourceKind,
  type Runtime,
  type Service,
  type StatesApi,
  UnsupportedTemplate,
} from '../../service.ts';
import { StatesOperations } from './api.ts';
import { Engine } from './engine.ts';
import type { Machine } from './execution.ts';
import { parseDefinition } from './language/parse.ts';
import { statesPages } from './pages.ts';
import { openStatesStore } from './store.ts';
import { AwsError } from './tasks/aws-error.ts';
import { resolveResource } from './tasks/resources.ts';

export function createStatesService(runtime: Runtime): Service & StatesApi {
  const store = openStatesStore(runtime.db);
  const engine = new Engine(runtime, store);
  const machines = new Map<string, Machine>();
  const operations = new StatesOperations(runtime, engine, store, machines);

  function declare({ logicalId, properties }: Resource): void {
    if (properties.StateMachineType === 'EXPRESS') {
      throw new UnsupportedTemplate(`State machine ${logicalId}: EXPRESS state machines are not supported`);
    }
    const name = properties.StateMachineName ?? logicalId;
    const arn = `arn:aws:states:${runtime.region}:${runtime.accountId}:stateMachine:${name}`;
    const text = definitionText(properties);
    machines.set(arn, {
      arn,
      name,
      roleArn: properties.RoleArn ?? '',
      definition: parse(logicalId, text),
      definitionText: text,
      createdAt: runtime.clock.now(),
    });
  }

  async function handle(request: AwsRequest): Promise<AwsResponse> {
    if (engine.stopped) return answer(503, { __type: 'ServiceUnavailable', message: 'Stopping' });
    try {
      const operation = (request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
      const input = request.body.length > 0 ? JSON.parse(request.body.toString('utf8')) : {};
      return answer(200, await operations.perform(operation, input));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return answer(400, { __type: `com.amazonaws.states#${error.code}`, message: error.message });
    }
  }

  return {
    name: 'states',
    kinds: { 'AWS::StepFunctions::StateMachine': stateMachineKind(declare) },
    handle,
    pages: statesPages(runtime, store, engine),

    /** Goes on with every execution where it was, on the definition it was started with. */
    async start() {
      const parsed = new Map<string, Machine['definition']>();
      for (const row of store.running()) {
        const text = row.definition_text;
        const definition = parsed.get(text) ?? parse(row.machine, text);
        parsed.set(text, definition);
        const name = row.machine.split(':').at(-1)!;
        const roleArn = machines.get(row.machine)?.roleArn ?? '';
        const machine = {
          arn: row.machine,
          name,
          roleArn,
          definition,
          definitionText: text,
          createdAt: row.started_at,
        };
        engine.resume(row, machine);
      }
    },

    async stop() {
      engine.stop();
    },

    startExecution(stateMachineArn, name, input) {
      return operations.start(stateMachineArn, name ?? randomUUID(), input);
    },
  };
}

function stateMachineKind(declare: (resource: Resource) => void): ResourceKind {
  return {
    properties: [
      'StateMachineName',
      'StateMachineType',
      'DefinitionString',
      'Definition',
      'DefinitionSubstitutions',
      // Without effect here.
      'RoleArn',
      'LoggingConfiguration',
      'TracingConfiguration',
      'Tags',
    ],
    identify({ logicalId, properties, partition, region, accountId }) {
      const literal = properties.StateMachineName;
      const name = typeof literal === 'string' ? literal : logicalId;
      const arn = `arn:${partition}:states:${region}:${accountId}:stateMachine:${name}`;
      return { ref: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: 'INITIAL' } };
    },
    declare,
  };
}

function parse(name: string, text: string): Machine['definition'] {
  return parseDefinition(name, text, (resource) => resolveResource(resource) !== undefined);
}

function definitionText(properties: Record<string, any>): string {
  const text: string = properties.DefinitionString ?? JSON.stringify(properties.Definition ?? null);
  const substitutions: Record<string, unknown> = properties.DefinitionSubstitutions ?? {};
  return text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) =>
    Object.hasOwn(substitutions, name) ? String(substitutions[name]) : whole,
  );
}

function answer(status: number, body: unknown): AwsResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
    body: JSON.stringify(body),
  };
}
