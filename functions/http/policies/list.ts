import { keepDeployedPolicy, listPolicies } from '../../../adapters/dynamo/policy-store.ts';
import { listPoliciesContract } from '../../../api/operations/policies/list-policies.ts';
import { policiesSchema } from '../../../api/schemas/policies.ts';
import { toText } from '../../../domain/instants.ts';
import { ok } from '../../../domain/result.ts';
import { deployedPolicy } from '../../../policies/deployed.ts';
import { presetNames } from '../../../policies/presets.ts';
import { answered } from '../../_kit/http.ts';
import { implement } from '../../_kit/http-routes.ts';
import { shownPeriods } from './periods.ts';

export const listPoliciesRoute = implement(listPoliciesContract, async (call) => {
  await keepDeployedPolicy(call.database, deployedPolicy, toText(call.at));
  const [{ state, policy }, items] = await Promise.all([call.policies.inForce(), listPolicies(call.database)]);
  const body = {
    active: policy.version,
    deployed: deployedPolicy.version,
    items,
    activations: shownPeriods(state),
    presets: presetNames,
  };
  return ok(answered(200, policiesSchema.parse(body)));
});
