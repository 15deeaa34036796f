import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { faultsOf } from '../../domain/input.ts';
import { mergePatch } from '../../domain/policy/merge.ts';
import { type Policy, policySchema } from '../../domain/policy/policy.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { untouched } from '../../domain/policy/state.ts';
import { publicHolidays } from '../../policies/holidays/index.ts';

const presets = path.resolve(import.meta.dirname, '../../policies');

/**
 * A policy from a file, or a preset by its name, ready for decisions.
 * @throws Error naming every fault of one that is not valid
 */
export async function loadPolicy(name: string): Promise<Policy> {
  const document = await readDocument(name);
  const parsed = policySchema.safeParse(document);
  if (!parsed.success) {
    const faults = faultsOf(parsed.error).map(({ detail }) => `  ${detail}`);
    throw new Error(`${name} is not a valid policy:\n${faults.join('\n')}`);
  }
  return resolvePolicy(parsed.data, publicHolidays, untouched);
}

async function readDocument(name: string): Promise<unknown> {
  const isPreset = /^[a-z][a-z0-9-]*$/.test(name);
  const file = isPreset ? path.join(presets, `${name}.json`) : name;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(isPreset ? `There is no preset ${name}.` : `${name} cannot be read.`);
  });
  const source = JSON.parse(text) as { extends?: string };
  if (typeof source !== 'object' || source === null || source.extends === undefined) return source;
  const { extends: preset, ...patch } = source;
  return mergePatch(await readDocument(preset), patch);
}
