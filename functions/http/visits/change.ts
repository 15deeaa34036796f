import { readVisit, saveVisit } from '../../../adapters/dynamo/visit-store.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { VisitChange, VisitContext } from '../../../domain/visit/change.ts';
import type { Visit } from '../../../domain/visit/visit.ts';
import type { HttpAnswer } from '../../_kit/http.ts';
import { etagOf, once, refusalOfMatch } from '../../_kit/http-change.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { type Call, contextOf } from '../../_kit/http-routes.ts';
import { visitSchema } from '../answers.ts';

/** Changes the visit of the path by a command of the domain and answers it as it is afterwards. */
export function changeVisit(
  call: Call<any, any>,
  command: (visit: Visit, context: VisitContext) => Result<VisitChange>,
): Promise<Result<HttpAnswer>> {
  return once(call, async () => {
    const visit = await readVisit(call.database, call.params.visitId!);
    if (!visit) return refuse(noVisit(call));
    const mismatch = refusalOfMatch(call.request, visit.version);
    if (mismatch) return refuse(mismatch);
    const context = contextOf(call, await call.policies.of(visit.policyVersion));
    const change = command(visit, { ...context, inForce: await call.policies.active() });
    if (!change.ok) return change;
    return ok({
      answer: visitAnswer(change.value.visit),
      save: (also) => saveVisit(call.database, change.value, also),
    });
  });
}

export function visitAnswer(visit: Visit): HttpAnswer {
  return { status: 200, headers: { etag: etagOf(visit.version) }, body: visitSchema.parse(visit) };
}

export function noVisit(call: Call<any, any>) {
  return notFound(`There is no visit ${call.params.visitId}.`);
}
