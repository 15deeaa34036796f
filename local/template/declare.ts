import { type Identity, type Resource, type ResourceKind, UnsupportedTemplate } from '../service.ts';
import type { StackAssembly, TemplateResource } from './assembly.ts';
import { Resolver } from './resolve.ts';

export interface Surroundings {
  region: string;
  accountId: string;
  endpoint: string;
}

export interface Declared {
  /** The stack's outputs, resolved. */
  outputs: Record<string, unknown>;
}

/**
 * Gives every resource its identity, resolves the template with them and hands each resource to the kind that owns its type.
 * @throws UnsupportedTemplate naming everything the runtime cannot do, by logical id, type and property.
 */
export function declareStack(
  stack: StackAssembly,
  kinds: Readonly<Record<string, ResourceKind>>,
  surroundings: Surroundings,
): Declared {
  const offenders: string[] = [];
  const attempt = <T>(subject: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UnsupportedTemplate)) throw error;
      offenders.push(`${subject}: ${error.message}`);
      return undefined;
    }
  };

  const pseudo = pseudoParameters(stack, surroundings);
  const identities = new Map<string, Identity>();
  const resolver = new Resolver({
    template: stack.template,
    pseudo,
    identity: (logicalId) => identities.get(logicalId),
  });

  const wanted = Object.entries(stack.template.Resources).filter(
    ([logicalId, { Condition }]) =>
      Condition === undefined || attempt(logicalId, () => resolver.condition(Condition)) === true,
  );
  for (const [logicalId, resource] of wanted) {
    const subject = `${logicalId} (${resource.Type})`;
    const kind = kinds[resource.Type];
    if (!kind) {
      offenders.push(`${subject}: this resource type is not supported`);
      identities.set(logicalId, UNKNOWN_IDENTITY);
      continue;
    }
    offenders.push(...unknownProperties(kind, resource).map((name) => `${subject}: property ${name} is not supported`));
    const properties = resource.Properties ?? {};
    identities.set(logicalId, kind.identify({ ...surroundings, ...stackFacts(stack), logicalId, properties }));
  }

  const resources: { kind: ResourceKind; resource: Resource }[] = [];
  for (const [logicalId, { Type: type, Properties = {} }] of wanted) {
    const kind = kinds[type];
    if (!kind?.declare) continue;
    const properties = attempt(`${logicalId} (${type})`, () => resolver.resolve(Properties));
    if (properties) resources.push({ kind, resource: { logicalId, type, properties } });
  }
  for (const { kind, resource } of resources) {
    attempt(`${resource.logicalId} (${resource.type})`, () => kind.declare!(resource));
  }
  const outputs = Object.entries(stack.template.Outputs ?? {})
    .filter(([, { Condition }]) => Condition === undefined || resolver.condition(Condition))
    .map(([name, { Value }]) => [name, attempt(`output ${name}`, () => resolver.resolve(Value))] as const);
  if (offenders.length > 0) {
    throw new UnsupportedTemplate(
      `The template of stack ${stack.stackName} asks for what the local runtime does not support:\n` +
        offenders.map((offender) => `  - ${offender}`).join('\n'),
    );
  }
  return { outputs: Object.fromEntries(outputs) };
}

/** Answers any reference, so that one unsupported resource is not reported again by everything that refers to it. */
const UNKNOWN_IDENTITY: Identity = {
  ref: 'unsupported',
  attributes: new Proxy<Record<string, string>>({}, { get: () => 'unsupported' }),
};

function unknownProperties(kind: ResourceKind, resource: TemplateResource): string[] {
  const { properties } = kind;
  if (properties === '*') return [];
  return Object.keys(resource.Properties ?? {}).filter((name) => !properties.includes(name));
}

function stackFacts({ stackName }: StackAssembly) {
  return { stackName, partition: 'aws' };
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
