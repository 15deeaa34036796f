import { withdrawPolicyContract } from '../../../api/operations/policies/withdraw-policy.ts';
import { activationSchema } from '../../../api/schemas/policies.ts';
import { versionAt, withdraw } from '../../../domain/policy/activation.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { deployedPolicy } from '../../../policies/deployed.ts';
import { answered } from '../../_kit/http.ts';
import { refusalOfMatch } from '../../_kit/http-change.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeState } from './change-state.ts';

/** Takes back an activation that is still to come. */
export const withdrawPolicyRoute = implement(withdrawPolicyContract, (call) =>
  changeState(call, async ({ state }, decision) => {
    const version = call.params.version;
    const kept = await call.policies.find(version);
    const mismatch = kept && refusalOfMatch(call.request, kept.revision);
    if (mismatch) return refuse(mismatch);
    const change = withdraw(state, version, decision);
    if (!change.ok) return change;
    const active = versionAt(change.value.state, decision.at, deployedPolicy.version);
    const body = { version, from: decision.at, active, warnings: [] };
    return ok({ change: change.value, answer: answered(200, activationSchema.parse(body)) });
  }),
);
