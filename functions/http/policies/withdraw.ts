import { versionAt, withdraw } from '../../../domain/policy/activation.ts';
import { ok } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { deployedPolicy } from '../../_kit/policy.ts';
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
    changeState(call, ({ state }, decision) => {
      const version = call.params.version!;
      const change = withdraw(state, version, decision);
      if (!change.ok) return change;
      const active = versionAt(change.value.state, decision.at, deployedPolicy.version);
      const body = { version, from: decision.at, active, warnings: [] };
      return ok({ change: change.value, answer: { status: 200, body: activationSchema.parse(body) } });
    }),
});
