import { policyWrites } from '../../../adapters/dynamo/policy-store.ts';
import { activatePolicyContract } from '../../../api/operations/policies/activate-policy.ts';
import { activationSchema } from '../../../api/schemas/policies.ts';
import type { KeptPolicy } from '../../../application/records.ts';
import { activate, versionAt } from '../../../domain/policy/activation.ts';
import type { PolicyDocument } from '../../../domain/policy/document.ts';
import { faultsIn } from '../../../domain/policy-validation/written.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { deployedPolicy } from '../../../policies/deployed.ts';
import { answered } from '../../_kit/http.ts';
import { refusalOfMatch } from '../../_kit/http-change.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeState } from './change-state.ts';
import { libraryAt } from './library.ts';
import { noPolicy, policyInvalid } from './problems.ts';
import { warningsOf } from './warnings.ts';

/** Puts a version in force from an instant on, now unless told. A draft is published by it and changes no more. */
export const activatePolicyRoute = implement(activatePolicyContract, (call) =>
  changeState(call, async ({ state, document }, decision) => {
    const version = call.params.version;
    const kept = await call.policies.find(version);
    if (!kept) return refuse(noPolicy(version));
    const mismatch = refusalOfMatch(call.request, kept.revision);
    if (mismatch) return refuse(mismatch);
    // Looked at again: what was allowed when it was written may be refused by now.
    const faults = kept.faults.length > 0 ? kept.faults : faultsIn(kept.document, await libraryAt(call.at));
    if (faults.length > 0) return refuse(policyInvalid(version, faults));

    const from = call.body.from === undefined ? decision.at : call.body.from;
    const change = activate(state, version, from, deployedPolicy.version, decision);
    if (!change.ok) return change;
    const body = {
      version,
      from,
      active: versionAt(change.value?.state ?? state, decision.at, deployedPolicy.version),
      warnings: await warningsOf(call, document, kept.document as PolicyDocument, from),
    };
    return ok({
      change: change.value,
      answer: answered(200, activationSchema.parse(body)),
      also: kept.state === 'draft' ? policyWrites(call.database, publishedFrom(kept, decision.at), null) : [],
    });
  }),
);

function publishedFrom(draft: KeptPolicy, at: string): KeptPolicy {
  return { ...draft, state: 'published', revision: draft.revision + 1, updatedAt: at };
}
