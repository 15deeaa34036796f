import { type Identity, type ResourceKind, UnsupportedTemplate } from '../service.ts';
import type { StackAssembly, TemplateResource } from './assembly.ts';
import { Resolver } from './resolve.ts';

export interface Surroundings {
  region: string;
  accountId: string;
  endpoint: string;
}

type Kinds = Readonly<Record<string, ResourceKind>>;

/**
 * Gives every resource its identity, resolves the template with them and hands each resource to the kind that owns its type.
 * @returns the stack's outputs, resolved.
 * @throws UnsupportedTemplate naming everything the runtime cannot do, by logical id, type and property.
 */
export function declareStack(stack: StackAssembly, kinds: Kinds, surroundings: Surroundings): Record<string, unknown> {
  const offenders = new Offenders();
  const identities = new Map<string, Identity>();
  const resolver = new Resolver({
    template: stack.template,
    pseudo: pseudoParameters(stack, surroundings),
    identity: (logicalId) => identities.get(logicalId),
  });
  const included = (subject: string, { Condition: condition }: { Condition?: string }) =>
    condition === undefined || offenders.attempt(subject, () => resolver.condition(condition)) === true;

  const resources = Object.entries(stack.template.Resources).filter((entry) => included(...entry));
  for (const [logicalId, resource] of resources) {
    const kind = kinds[resource.Type];
    for (const refusal of refusals(kind, resource)) offenders.add(subject(logicalId, resource), refusal);
    const context = { ...surroundings, logicalId, stackName: stack.stackName, partition: 'aws' };
    identities.set(logicalId, kind?.identify({ ...context, properties: resource.Properties ?? {} }) ?? UNKNOWN);
  }

  const resolved = resources.map(([logicalId, resource]) => {
    // What has no effect here is not resolved: a role may well refer to what only AWS has.
    const properties = kinds[resource.Type]?.declare ? Object.entries(resource.Properties ?? {}) : [];
    const values = properties.map(([name, value]) => [
      name,
      offenders.attempt(`${subject(logicalId, resource)} ${name}`, () => resolver.resolve(value)),
    ]);
    return {
      logicalId,
      type: resource.Type,
      properties: Object.fromEntries(values.filter(([, it]) => it !== undefined)),
    };
  });
  const outputs = Object.entries(stack.template.Outputs ?? {})
    .filter(([name, output]) => included(`Output ${name}`, output))
    .map(([name, { Value }]) => [name, offenders.attempt(`Output ${name}`, () => resolver.resolve(Value))]);
  offenders.refuse(stack.stackName);

  for (const resource of resolved) {
    offenders.attempt(`${resource.logicalId} (${resource.type})`, () => kinds[resource.type]!.declare?.(resource));
  }
  offenders.refuse(stack.stackName);
  return Object.fromEntries(outputs);
}

/** Collects what the runtime cannot do, so that one start tells it all. */
class Offenders {
  readonly #found: string[] = [];

  add(subject: string, reason: string): void {
    this.#found.push(`${subject}: ${reason}`);
  }

  attempt<T>(subject: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UnsupportedTemplate)) throw error;
      this.add(subject, error.message);
      return undefined;
    }
  }

  refuse(stackName: string): void {
    if (this.#found.length === 0) return;
    const list = this.#found.map((offender) => `  - ${offender}`).join('\n');
    throw new UnsupportedTemplate(
      `The template of stack ${stackName} asks for what the local runtime does not support:\n${list}`,
    );
  }
}

/** Answers any reference, so that an unsupported resource is not reported again by everything that refers to it. */
const UNKNOWN: Identity = {
  ref: 'unsupported',
  attributes: new Proxy<Record<string, string>>({}, { get: () => 'unsupported' }),
};

function subject(logicalId: string, { Type: type }: TemplateResource): string {
  return `${logicalId} (${type})`;
}

function refusals(kind: ResourceKind | undefined, resource: TemplateResource): string[] {
  if (!kind) return ['this resource type is not supported'];
  const { properties } = kind;
  if (properties === '*') return [];
  const unknown = Object.keys(resource.Properties ?? {}).filter((name) => !properties.includes(name));
  return unknown.map((name) => `property ${name} is not supported`);
}

function pseudoParameters({ stackName }: StackAssembly, { region, accountId }: Surroundings): Record<string, unknown> {
  return {
    'AWS::AccountId': accountId,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}
