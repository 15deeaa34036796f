import { rollBack } from '../../../domain/policy/activation.ts';
import type { PolicyDocument } from '../../../domain/policy/policy.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { deployedPolicy } from '../../_kit/policy.ts';
import { activationSchema } from './answers.ts';
import { changeState } from './change-state.ts';
import { findPolicy } from './in-force.ts';
import { noPolicy } from './problems.ts';
import { warningsOf } from './warnings.ts';

/** Brings the version before the one in force back, from now on. */
export const rollBackPolicyRoute = route({
  operationId: 'rollBackPolicy',
  method: 'POST',
  path: '/policies/rollback',
  permission: 'policies',
  membership: 'not-of-founders',
  handle: (call) =>
    changeState(call, async ({ state, document }, decision) => {
      const change = rollBack(state, deployedPolicy.version, decision);
      if (!change.ok) return change;
      const { version } = change.value;
      const kept = await findPolicy(call, version);
      if (!kept) return refuse(noPolicy(version));
      const warnings = await warningsOf(call, document, kept.document as PolicyDocument, decision.at);
      const body = { version, from: decision.at, active: version, warnings };
      return ok({ change: change.value, answer: { status: 200, body: activationSchema.parse(body) } });
    }),
});
