import { keepDeployedPolicy, listPolicies } from '../../../adapters/dynamo/policy-store.ts';
import { toText } from '../../../domain/instants.ts';
import { ok } from '../../../domain/result.ts';
import { deployedPolicy } from '../../../policies/deployed.ts';
import { presetNames } from '../../../policies/presets.ts';
import { route } from '../../_kit/http-routes.ts';
import { policiesSchema } from './answers.ts';
import { shownPeriods } from './periods.ts';

export const listPoliciesRoute = route({
  operationId: 'listPolicies',
  method: 'GET',
  path: '/policies',
  permission: 'read',
  membership: 'not-of-founders',
  async handle(call) {
    await keepDeployedPolicy(call.database, deployedPolicy, toText(call.at));
    const [{ state, policy }, items] = await Promise.all([call.policies.inForce(), listPolicies(call.database)]);
    const body = {
      active: policy.version,
      deployed: deployedPolicy.version,
      items,
      activations: shownPeriods(state),
      presets: presetNames,
    };
    return ok({ status: 200, body: policiesSchema.parse(body) });
  },
});
