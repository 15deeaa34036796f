import { publicHolidays } from 'business-time/holidays';
import type { Database } from '../../../adapters/dynamo/database.ts';
import { keepDeployedPolicy, readPolicy, readPolicyState } from '../../../adapters/dynamo/policy-store.ts';
import { toText } from '../../../domain/instants.ts';
import { versionAt } from '../../../domain/policy/activation.ts';
import type { PolicyDocument } from '../../../domain/policy/document.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { resolvePolicy } from '../../../domain/policy/resolve.ts';
import type { PolicyState } from '../../../domain/policy/state.ts';
import type { Call } from '../../_kit/http-routes.ts';
import { deployedPolicy } from '../../_kit/policy.ts';

/** What is decided about policies right now, and the policy in force by it: read afresh, so that changes show at once. */
export interface InForce {
  state: PolicyState;
  document: PolicyDocument;
  policy: Policy;
}

export async function readInForce({ database, at }: Pick<Call, 'database' | 'at'>): Promise<InForce> {
  const state = await readPolicyState(database);
  const version = versionAt(state, toText(at), deployedPolicy.version);
  const document =
    version === deployedPolicy.version
      ? await keepDeployedPolicy(database, deployedPolicy, toText(at))
      : ((await readPolicy(database, version))!.document as PolicyDocument);
  return { state, document, policy: resolvePolicy(document, publicHolidays, state) };
}

/** A version, the deployed one as well. */
export async function findPolicy({ database, at }: { database: Database; at: Call['at'] }, version: string) {
  const kept = await readPolicy(database, version);
  if (kept || version !== deployedPolicy.version) return kept;
  await keepDeployedPolicy(database, deployedPolicy, toText(at));
  return readPolicy(database, version);
}
