import { policyStateWrites } from '../../../adapters/dynamo/policy-store.ts';
import { transact } from '../../../adapters/dynamo/transact.ts';
import type { InForce } from '../../../application/policies.ts';
import type { Write } from '../../../application/unit-of-work.ts';
import type { Problem } from '../../../domain/errors.ts';
import { toText } from '../../../domain/instants.ts';
import type { Decision } from '../../../domain/policy/activation.ts';
import type { PolicyStateChange } from '../../../domain/policy/state.ts';
import { ok, type RefusalOf, type Refused, type Result } from '../../../domain/result.ts';
import type { HttpAnswer } from '../../_kit/http.ts';
import { actorOf } from '../../_kit/http-caller.ts';
import type { DecidedAnswer, OnceRefusal } from '../../_kit/http-change.ts';
import { once, refusalOfMatch } from '../../_kit/http-change.ts';
import type { Call } from '../../_kit/http-routes.ts';

/** What is to be written of a change of the state, and what is answered; no change where all is as it should be. */
export interface StateDecision {
  change: PolicyStateChange | null;
  answer: HttpAnswer;
  also?: Write[];
}

/** Null when days and absences may be changed, else why not: they share a version, and `If-Match` names another one. */
export function refusalOfState(
  { request }: Pick<Call, 'request'>,
  { state }: Pick<InForce, 'state'>,
): Problem<'invalid-input' | 'version-mismatch'> | null {
  return refusalOfMatch(request, state.version);
}

/** Changes what is in force, which days differ or who is away, by a command of the domain. */
export function changeState<Outcome extends Result<StateDecision>>(
  call: Call<any, any>,
  decide: (now: InForce, decision: Decision) => Outcome | Promise<Outcome>,
): Promise<Result<DecidedAnswer<Outcome>, RefusalOf<Outcome> | Problem<OnceRefusal>>> {
  const decision = { at: toText(call.at), actor: actorOf(call.caller, call.permission), by: call.caller.id };
  return once(call, async () => {
    const decided = await decide(await call.policies.inForce(), decision);
    if (!decided.ok) return decided as Refused<RefusalOf<Outcome>>;
    const { change, answer, also = [] } = decided.value;
    const writes = change ? [...policyStateWrites(call.database, change), ...also] : also;
    return ok({
      answer: answer as DecidedAnswer<Outcome>,
      save: async (kept) => (writes.length + kept.length === 0 ? null : transact(call.database, [...writes, ...kept])),
    });
  });
}
