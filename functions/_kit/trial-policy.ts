import { publicHolidays } from 'business-time/holidays';
import type { Database } from '../../adapters/dynamo/database.ts';
import { readPolicy, readPolicyState } from '../../adapters/dynamo/policy-store.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { deployedPolicy } from './policy.ts';

/** Why a version cannot be tried out. */
export type NoTrial = 'unknown' | 'faulty';

/** A version of the policy with its own people, whether it is published or a draft; a draft with faults cannot be tried. */
export async function trialPolicy(database: Database, version: string): Promise<Policy | NoTrial> {
  const state = await readPolicyState(database);
  const kept = await readPolicy(database, version);
  if (!kept && version === deployedPolicy.version) return resolvePolicy(deployedPolicy, publicHolidays, state);
  if (!kept) return 'unknown';
  return kept.faults.length > 0 ? 'faulty' : resolvePolicy(kept.document as PolicyDocument, publicHolidays, state);
}
