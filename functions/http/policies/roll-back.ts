import { rollBackPolicyContract } from '../../../api/operations/policies/roll-back-policy.ts';
import { activationSchema } from '../../../api/schemas/policies.ts';
import { rollBack } from '../../../domain/policy/activation.ts';
import type { PolicyDocument } from '../../../domain/policy/document.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { deployedPolicy } from '../../../policies/deployed.ts';
import { answered } from '../../_kit/http.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeState } from './change-state.ts';
import { noPolicy } from './problems.ts';
import { warningsOf } from './warnings.ts';

/** Brings the version before the one in force back, from now on. `from` names the one that is taken back. */
export const rollBackPolicyRoute = implement(rollBackPolicyContract, (call) =>
  changeState(call, async ({ state, document }, decision) => {
    const change = rollBack(state, call.body.from, deployedPolicy.version, decision);
    if (!change.ok) return change;
    const { version } = change.value;
    const kept = await call.policies.find(version);
    if (!kept) return refuse(noPolicy(version));
    const warnings = await warningsOf(call, document, kept.document as PolicyDocument, decision.at);
    const body = { version, from: decision.at, active: version, warnings };
    return ok({ change: change.value, answer: answered(200, activationSchema.parse(body)) });
  }),
);
