import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { publicHolidays } from 'business-time/holidays';
import { listPolicies, readPolicy } from '../../adapters/dynamo/policy-store.ts';
import { triedDocument } from '../../application/policies.ts';
import { versionAt } from '../../domain/policy/activation.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { untouched } from '../../domain/policy/state.ts';
import { readWritten } from '../../domain/policy-validation/written.ts';
import { deployedPolicy } from '../../policies/deployed.ts';
import { readPresets } from '../../policies/presets.ts';
import type { Stack } from './stack.ts';
import { UsageError } from './usage-error.ts';

/** A policy ready for decisions, and what a report calls it. */
export interface NamedPolicy {
  name: string;
  policy: Policy;
}

/**
 * A policy from a file, a version the stack keeps, or a preset by its name; with the days that differ on the stack.
 * @throws UsageError naming every fault of one that is not valid
 */
export async function loadPolicy(name: string, stack: Stack | null): Promise<NamedPolicy> {
  const document = (await isFile(name)) ? undefined : await keptDocument(name, stack);
  const state = stack?.state ?? untouched;
  return { name, policy: resolvePolicy(document ?? (await writtenDocument(name)), publicHolidays, state) };
}

/** The policy in force on the stack; without one, the preset a new stack runs on. */
export async function policyInForce(stack: Stack | null): Promise<NamedPolicy> {
  if (stack === null) return loadPolicy('starter', null);
  const version = versionAt(stack.state, stack.now, await deployedOn(stack));
  const { policy } = await loadPolicy(version, stack);
  return { name: `${version}, in force`, policy };
}

/** The stack keeps what it was deployed with, which need not be what this checkout would deploy. */
async function deployedOn({ database }: Stack): Promise<string> {
  const deployed = (await listPolicies(database)).filter(({ author }) => author === 'deployment');
  return deployed.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).at(-1)?.version ?? deployedPolicy.version;
}

async function keptDocument(version: string, stack: Stack | null): Promise<PolicyDocument | undefined> {
  if (stack === null) return undefined;
  const kept = await readPolicy(stack.database, version);
  const document = triedDocument(kept, version, deployedPolicy);
  if (document === 'faulty') throw notValid(version, kept!.faults);
  return document === 'unknown' ? undefined : document;
}

/** Read as the API reads a draft: with the preset it extends merged in, and every fault told. Its file may name it. */
async function writtenDocument(name: string): Promise<PolicyDocument> {
  const source = await readSource(name);
  const version = typeof source.version === 'string' ? source.version : versionOf(name);
  const now = new Date().toISOString();
  const { policy, faults } = readWritten(source, version, {
    presets: await readPresets(),
    holidays: publicHolidays,
    now,
  });
  if (!policy) throw notValid(name, faults);
  return policy;
}

/** `drafts/dalbit 1.json`, which says no version, is `dalbit-1`. */
function versionOf(file: string): string {
  const name = path.basename(file, '.json').replaceAll(/[^A-Za-z0-9_-]+/g, '-');
  return name.slice(0, 60);
}

async function readSource(name: string): Promise<Record<string, unknown>> {
  const presets: Readonly<Record<string, unknown>> = await readPresets();
  if (Object.hasOwn(presets, name) && !(await isFile(name))) return presets[name] as Record<string, unknown>;
  if (/^[A-Za-z0-9_-]+$/.test(name) && !(await isFile(name))) throw new UsageError(`There is no preset ${name}.`);
  const text = await readFile(name, 'utf8').catch(() => {
    throw new UsageError(`${name} cannot be read.`);
  });
  const source = jsonIn(name, text);
  if (typeof source === 'object' && source !== null) return source as Record<string, unknown>;
  throw new UsageError(`${name} is not a policy: expected a JSON object.`);
}

function jsonIn(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${name} is not JSON: ${(error as Error).message}`);
  }
}

function notValid(name: string, faults: readonly { detail: string }[]): UsageError {
  return new UsageError(`${name} is not a valid policy:\n${faults.map(({ detail }) => `  ${detail}`).join('\n')}`);
}

async function isFile(name: string): Promise<boolean> {
  return (await stat(name).catch(() => null))?.isFile() ?? false;
}
