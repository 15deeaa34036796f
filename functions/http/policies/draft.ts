import { policyWrites, readPolicy } from '../../../adapters/dynamo/policy-store.ts';
import { transact } from '../../../adapters/dynamo/transact.ts';
import { draftPolicyContract } from '../../../api/operations/policies/draft-policy.ts';
import { sourceLimitBytes } from '../../../api/schemas/policy-source.ts';
import type { KeptPolicy } from '../../../application/records.ts';
import { toText } from '../../../domain/instants.ts';
import type { PolicyEventData } from '../../../domain/policy/events.ts';
import { stateEntityId } from '../../../domain/policy/state.ts';
import { readWritten } from '../../../domain/policy-validation/written.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { deployedPolicy } from '../../../policies/deployed.ts';
import { answered } from '../../_kit/http.ts';
import { actorOf } from '../../_kit/http-caller.ts';
import { once, refusalOfMatch } from '../../_kit/http-change.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';
import { libraryAt } from './library.ts';
import { documentTooLarge, published } from './problems.ts';
import { policyAnswer } from './read.ts';

/** Names that mean something else in an address, or in a key. */
const reserved = [stateEntityId, 'events', 'validation', 'rollback'];

/**
 * A row has at most 400 KB. What is read can be longer than it was written: `9e20` is a number of 21 digits, and a preset
 * is merged in.
 */
const largestKept = 380 * 1024;

/** Writes a draft, or writes it anew. One with faults is kept with them: it may be finished later. */
export const draftPolicyRoute = implement(draftPolicyContract, (call) =>
  once(call, async () => {
    const version = call.params.version;
    const { document: source, note = null } = call.body;
    if (reserved.includes(version)) return refuse(badParameter('/version', 'another name for the version'));
    if (call.request.rawBody.length > sourceLimitBytes) return refuse(documentTooLarge(sourceLimitBytes));
    const before = await readPolicy(call.database, version);
    if (before?.state === 'published' || version === deployedPolicy.version) return refuse(published(version));
    const mismatch = refusalOfMatch(call.request, before?.revision ?? 0);
    if (mismatch) return refuse(mismatch);

    // Written again as it is: the same draft, by whoever wrote it first.
    if (before && isSame(before, source, note)) {
      const answer = policyAnswer(before, await call.policies.inForce());
      return ok({ answer, save: async (also) => (also.length > 0 ? transact(call.database, also) : null) });
    }
    const at = toText(call.at);
    const { document, preset, policy, faults } = readWritten(source, version, await libraryAt(call.at));
    const draft: KeptPolicy = {
      version,
      state: 'draft',
      revision: (before?.revision ?? 0) + 1,
      author: call.caller.id,
      note,
      preset,
      faults,
      createdAt: before?.createdAt ?? at,
      updatedAt: at,
      source,
      document: policy ?? document,
    };
    if (bytesOf(draft) > largestKept) return refuse(documentTooLarge(sourceLimitBytes));
    const data: PolicyEventData = { type: 'policy.drafted', version, revision: draft.revision, note };
    const event = {
      eventId: `policy-${version}#${draft.revision}`,
      entity: 'policy' as const,
      entityId: version,
      sequence: draft.revision,
      at,
      actor: actorOf(call.caller, call.permission),
      data,
    };
    const answer = policyAnswer(draft, await call.policies.inForce());
    return ok({
      answer: before ? answer : answered(201, answer.body, { ...answer.headers, location: `/policies/${version}` }),
      save: (also) => transact(call.database, [...policyWrites(call.database, draft, event), ...also]),
    });
  }),
);

function bytesOf({ source, document, faults }: KeptPolicy): number {
  return [source, document, faults].reduce<number>((sum, part) => sum + Buffer.byteLength(JSON.stringify(part)), 0);
}

/** What it is read against may have changed: what was faulty, or is now, is read again. */
function isSame(before: KeptPolicy, source: unknown, note: string | null): boolean {
  return before.faults.length === 0 && before.note === note && JSON.stringify(before.source) === JSON.stringify(source);
}
