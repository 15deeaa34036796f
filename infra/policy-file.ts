import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { faultsOf } from '../domain/input.ts';
import type { PolicyDocument } from '../domain/policy/document.ts';
import { policySchema } from '../domain/policy-validation/policy-schema.ts';
import type { Settings } from './settings.ts';

/** The policy the functions are bundled with. Throws for one no function would take, naming each fault. */
export function policyOf({ policyFile }: Pick<Settings, 'policyFile'>): PolicyDocument {
  const path = resolve(import.meta.dirname, '..', policyFile);
  const policy = policySchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (policy.success) return policy.data;
  const faults = faultsOf(policy.error).map(({ detail }) => detail);
  throw new Error(`${policyFile} is not a policy:\n${faults.join('\n')}`);
}
