import type { InForce } from '../../../application/policies.ts';
import type { KeptPolicy } from '../../../application/records.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { HttpAnswer } from '../../_kit/http.ts';
import { etagOf } from '../../_kit/http-change.ts';
import { route } from '../../_kit/http-routes.ts';
import { policySchema } from './answers.ts';
import { shownPeriods } from './periods.ts';
import { noPolicy } from './problems.ts';

export const readPolicyRoute = route({
  operationId: 'readPolicy',
  method: 'GET',
  path: '/policies/{version}',
  permission: 'read',
  membership: 'not-of-founders',
  async handle(call) {
    const version = call.params.version!;
    const kept = await call.policies.find(version);
    if (!kept) return refuse(noPolicy(version));
    return ok(policyAnswer(kept, await call.policies.inForce()));
  },
});

export function policyAnswer(kept: KeptPolicy, { state, policy }: InForce): HttpAnswer {
  const activations = shownPeriods(state).filter(({ version }) => version === kept.version);
  const body = { ...kept, active: policy.version === kept.version, activations };
  return { status: 200, headers: { etag: etagOf(kept.revision) }, body: policySchema.parse(body) };
}
