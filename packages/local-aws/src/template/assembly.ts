import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UnsupportedTemplate } from '../service.ts';
import { StartupProblem } from '../startup-problem.ts';

/** A CloudFormation template, as far as the runtime reads it. */
export interface Template {
  Parameters?: Record<string, { Type: string; Default?: unknown }>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  Conditions?: Record<string, unknown>;
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, { Value: unknown; Condition?: string }>;
}

export interface TemplateResource {
  Type: string;
  Properties?: Record<string, any>;
  DependsOn?: string | string[];
  Condition?: string;
}

/** What a cloud assembly (`cdk.out`) holds for the runtime: its one stack. */
export interface StackAssembly {
  /** Absolute. */
  directory: string;
  stackName: string;
  template: Template;
  /** Absolute paths of the file assets by hash. */
  assets: Record<string, string>;
}

interface Artifact {
  type: string;
  properties?: Record<string, any>;
}

/**
 * Reads the assembly `cdk synth` wrote.
 * @throws StartupProblem when there is none.
 * @throws UnsupportedTemplate when it does not hold exactly one stack.
 */
export function readAssembly(directory: string): StackAssembly {
  const root = path.resolve(directory);
  if (!existsSync(path.join(root, 'manifest.json'))) {
    throw new StartupProblem(`There is no synthesized template in ${root}. Run \`npx cdk synth\` first.`);
  }
  const artifacts = Object.entries(readJson<{ artifacts: Record<string, Artifact> }>(root, 'manifest.json').artifacts);
  const stacks = artifacts.filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack');
  const [stack] = stacks;
  if (!stack || stacks.length > 1) {
    const found = stacks.map(([id]) => id).join(', ') || 'none';
    throw new UnsupportedTemplate(`The assembly in ${root} must hold exactly one stack; found: ${found}.`);
  }
  const [id, { properties }] = stack;
  const manifests = artifacts.filter(([, artifact]) => artifact.type === 'cdk:asset-manifest');
  return {
    directory: root,
    stackName: properties?.stackName ?? id,
    template: readJson<Template>(root, properties?.templateFile),
    assets: Object.assign({}, ...manifests.map(([, manifest]) => readAssets(root, manifest.properties?.file))),
  };
}

function readAssets(root: string, file: string): Record<string, string> {
  const { files = {} } = readJson<{ files?: Record<string, { source: { path?: string } }> }>(root, file);
  const withPath = Object.entries(files).filter(([, asset]) => asset.source.path !== undefined);
  return Object.fromEntries(withPath.map(([hash, asset]) => [hash, path.resolve(root, asset.source.path!)]));
}

function readJson<T>(root: string, file: string): T {
  const full = path.join(root, file);
  try {
    return JSON.parse(readFileSync(full, 'utf8')) as T;
  } catch (error) {
    throw new StartupProblem(`${full} cannot be read (${(error as Error).message}). Synthesize again.`);
  }
}
