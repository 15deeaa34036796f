import { readPolicyContract } from '../../../api/operations/policies/read-policy.ts';
import { policySchema } from '../../../api/schemas/policies.ts';
import type { InForce } from '../../../application/policies.ts';
import type { KeptPolicy } from '../../../application/records.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { etagOf } from '../../_kit/http-change.ts';
import { implement } from '../../_kit/http-routes.ts';
import { shownPeriods } from './periods.ts';
import { noPolicy } from './problems.ts';

export const readPolicyRoute = implement(readPolicyContract, async (call) => {
  const version = call.params.version;
  const kept = await call.policies.find(version);
  if (!kept) return refuse(noPolicy(version));
  return ok(policyAnswer(kept, await call.policies.inForce()));
});

export function policyAnswer(kept: KeptPolicy, { state, policy }: InForce) {
  const activations = shownPeriods(state).filter(({ version }) => version === kept.version);
  const body = { ...kept, active: policy.version === kept.version, activations };
  return answered(200, policySchema.parse(body), { etag: etagOf(kept.revision) });
}
