import { versionAt, withdraw } from '../../../domain/policy/activation.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { deployedPolicy } from '../../../policies/deployed.ts';
import { refusalOfMatch } from '../../_kit/http-change.ts';
import { route } from '../../_kit/http-routes.ts';
import { activationSchema } from './answers.ts';
import { changeState } from './change-state.ts';

/** Takes back an activation that is still to come. */
export const withdrawPolicyRoute = route({
  operationId: 'withdrawPolicy',
  method: 'DELETE',
  path: '/policies/{version}/activation',
  permission: 'policies',
  membership: 'not-of-founders',
  handle: (call) =>
    changeState(call, async ({ state }, decision) => {
      const version = call.params.version!;
      const kept = await call.policies.find(version);
      const mismatch = kept && refusalOfMatch(call.request, kept.revision);
      if (mismatch) return refuse(mismatch);
      const change = withdraw(state, version, decision);
      if (!change.ok) return change;
      const active = versionAt(change.value.state, decision.at, deployedPolicy.version);
      const body = { version, from: decision.at, active, warnings: [] };
      return ok({ change: change.value, answer: { status: 200, body: activationSchema.parse(body) } });
    }),
});
