import * as z from 'zod/mini';
import { rollBack } from '../../../domain/policy/activation.ts';
import type { PolicyDocument } from '../../../domain/policy/document.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { deployedPolicy } from '../../../policies/deployed.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { activationSchema } from './answers.ts';
import { changeState } from './change-state.ts';
import { noPolicy } from './problems.ts';
import { warningsOf } from './warnings.ts';

/** Brings the version before the one in force back, from now on. `from` names the one that is taken back. */
export const rollBackPolicyRoute = route({
  operationId: 'rollBackPolicy',
  method: 'POST',
  path: '/policies/rollback',
  permission: 'policies',
  membership: 'not-of-founders',
  body: z.lazy(() => z.strictObject({ from: textOf(100) })),
  handle: (call) =>
    changeState(call, async ({ state, document }, decision) => {
      const change = rollBack(state, call.body.from, deployedPolicy.version, decision);
      if (!change.ok) return change;
      const { version } = change.value;
      const kept = await call.policies.find(version);
      if (!kept) return refuse(noPolicy(version));
      const warnings = await warningsOf(call, document, kept.document as PolicyDocument, decision.at);
      const body = { version, from: decision.at, active: version, warnings };
      return ok({ change: change.value, answer: { status: 200, body: activationSchema.parse(body) } });
    }),
});
