import { comparePolicyContract } from '../../../api/operations/policies/compare-policy.ts';
import { comparisonSchema } from '../../../api/schemas/policies.ts';
import { comparePolicies } from '../../../domain/policy/compare.ts';
import type { PolicyDocument } from '../../../domain/policy/document.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { implement } from '../../_kit/http-routes.ts';
import { noPolicy, policyInvalid } from './problems.ts';

/** What would change, in words, if this version came into force in place of another: the one in force unless told. */
export const comparePolicyRoute = implement(comparePolicyContract, async (call) => {
  const version = call.params.version;
  const other = call.query.with ?? (await call.policies.inForce()).policy.version;
  const documents: PolicyDocument[] = [];
  for (const name of [other, version]) {
    const kept = await call.policies.find(name);
    if (!kept) return refuse(noPolicy(name));
    if (kept.faults.length > 0) return refuse(policyInvalid(name, kept.faults));
    documents.push(kept.document as PolicyDocument);
  }
  const [before, after] = documents as [PolicyDocument, PolicyDocument];
  const body = { version, with: other, subjects: comparePolicies(before, after) };
  return ok(answered(200, comparisonSchema.parse(body)));
});
