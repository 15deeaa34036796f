import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { environments } from '../../functions/environment.ts';
import { featureFlags } from '../../infra/feature-flags.ts';
import { type Settings, settingsOf } from '../../infra/settings.ts';
import { AftercareStack } from '../../infra/stack.ts';

export interface CfnResource {
  Type: string;
  Properties: Record<string, any>;
  DeletionPolicy?: string;
}

export interface Synthesized {
  stack: AftercareStack;
  template: Template;
  /** Everything of one type, by logical id. */
  all(type: string): Record<string, CfnResource>;
  /** The resource whose logical id begins like this; throws unless there is exactly one. */
  one(type: string, logicalId: string): CfnResource;
}

/**
 * Synthesizes a stage's stack around empty bundles: what is in the functions is no concern of the template's tests.
 * Production is filled in as who deploys it must fill it in.
 */
export function synthesize(stage = 'dev', settings = filledIn(settingsOf(stage))): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-infra-'));
  const bundles = join(folder, 'functions');
  for (const name of Object.keys(environments)) {
    mkdirSync(join(bundles, name), { recursive: true });
    writeFileSync(join(bundles, name, 'index.mjs'), `export const handler = async () => '${name}';\n`);
  }
  const app = new App({ context: featureFlags, outdir: join(folder, 'cdk.out') });
  const stack = new AftercareStack(app, settings.stackName, { settings, bundles });
  const template = Template.fromStack(stack);
  const all = (type: string) => template.findResources(type) as Record<string, CfnResource>;
  return {
    stack,
    template,
    all,
    one(type, logicalId) {
      const found = Object.entries(all(type)).filter(([id]) => withoutHash(id) === logicalId);
      if (found.length !== 1)
        throw new Error(`${found.length} resources ${type} ${logicalId}: ${Object.keys(all(type))}`);
      return found[0]![1];
    },
  };
}

/** The settings of a stage, and where it keeps data the addresses it needs for that. */
export function filledIn(settings: Settings): Settings {
  if (!settings.keepData) return settings;
  const policyFile = join(mkdtempSync(join(tmpdir(), 'aftercare-policy-')), 'policy.json');
  const policy = readFileSync(settings.policyFile, 'utf8');
  writeFileSync(policyFile, policy.replaceAll(/@[a-z.-]+\.example"/g, '@hanbit.shop"'));
  return { ...settings, policyFile, mailFrom: 'Hanbit <care@hanbit.shop>', alarmEmail: 'alarms@hanbit.shop' };
}

/** A logical id without the eight hexadecimal digits CDK ends it with. */
export function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** An intrinsic or a literal as short text: `StorageTable`, `StorageTable/index/byStatus`, `*`. */
export function short(value: any): string {
  if (typeof value === 'string') return value;
  if ('Ref' in value) return value.Ref.startsWith('AWS::') ? value.Ref.slice(5) : withoutHash(value.Ref);
  if ('Fn::GetAtt' in value) {
    const [id, attribute] = value['Fn::GetAtt'];
    return attribute === 'Arn' ? withoutHash(id) : `${withoutHash(id)}.${attribute}`;
  }
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(short).join(value['Fn::Join'][0]);
  if ('Fn::Select' in value) return short(value['Fn::Select'][1]['Fn::Split'][1]);
  return JSON.stringify(value);
}

/** What a role may do: `action on resource`, sorted. */
export function permissionsOf({ all }: Synthesized, roleId: string): string[] {
  const statements = Object.values(all('AWS::IAM::Policy'))
    .filter((policy) => policy.Properties.Roles.some((role: any) => role.Ref === roleId))
    .flatMap((policy) => policy.Properties.PolicyDocument.Statement);
  return statements
    .flatMap((statement: any) =>
      [statement.Action]
        .flat()
        .flatMap((action: string) =>
          [statement.Resource].flat().map((resource: any) => `${action} on ${short(resource)}`),
        ),
    )
    .toSorted();
}
