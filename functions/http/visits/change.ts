import { transact } from '../../../adapters/dynamo/transact.ts';
import { readVisit, saveVisit } from '../../../adapters/dynamo/visit-store.ts';
import { visitSchema } from '../../../api/schemas/visits.ts';
import { diaryFor } from '../../../application/change-visit.ts';
import type { Conflict, Write } from '../../../application/unit-of-work.ts';
import type { Problem } from '../../../domain/errors.ts';
import { singleLine } from '../../../domain/input.ts';
import { worded } from '../../../domain/language.ts';
import { visitKinds } from '../../../domain/message/texts/visit-kinds.ts';
import { ok, type RefusalOf, type Refused, type Result, refuse } from '../../../domain/result.ts';
import type { VisitChange } from '../../../domain/visit/change.ts';
import type { ReportContext } from '../../../domain/visit/commands.ts';
import type { Visit } from '../../../domain/visit/visit.ts';
import { answered } from '../../_kit/http.ts';
import type { ChangeRefusal } from '../../_kit/http-change.ts';
import { etagOf, once, refusalOfMatch } from '../../_kit/http-change.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { type Call, contextOf } from '../../_kit/http-routes.ts';
import { newTicketId } from '../../_kit/ids.ts';
import { openVisitPorts } from '../../_kit/ports.ts';

/**
 * Changes the visit of the path by a command of the domain and answers it as it is afterwards.
 * @param around an instant about which it has to be known who is free
 * @param staff somebody of whom that has to be known beside those who usually could make it
 */
export function changeVisit<Outcome extends Result<VisitChange>>(
  call: Call<any, any>,
  command: (visit: Visit, context: ReportContext) => Outcome,
  around?: (visit: Visit) => string,
  staff?: string,
): Promise<Result<ReturnType<typeof visitAnswer>, RefusalOf<Outcome> | Problem<ChangeRefusal>>> {
  return once(call, async () => {
    const visit = await readVisit(call.database, call.params.visitId!);
    if (!visit) return refuse(noVisit(call));
    const mismatch = refusalOfMatch(call.request, visit.version);
    if (mismatch) return refuse(mismatch);
    const policy = await call.policies.of(visit.policyVersion);
    const context = {
      ...contextOf(call, policy),
      inForce: await call.policies.active(),
      ticket: { ticketId: newTicketId(), subject: subjectOf(visit, policy) },
    };
    const diary = around
      ? await diaryFor(openVisitPorts(call.database, call.policies), policy, visit, around(visit), staff)
      : {};
    const change = command(visit, { ...context, diary });
    if (!change.ok) return change as Refused<RefusalOf<Outcome>>;
    return ok({
      answer: visitAnswer(change.value.visit),
      save: (also) => save(call, change.value, also),
    });
  });
}

/** Where nothing has changed, there is nothing to write but the answer. */
async function save({ database }: Call, change: VisitChange, also: Write[]): Promise<Conflict | null> {
  if (change.visit !== change.before) return saveVisit(database, change, also);
  return also.length > 0 ? transact(database, also) : null;
}

/** What a ticket that comes of it is called, in the customer's language. */
function subjectOf(visit: Visit, policy: ReportContext['policy']): string {
  const { seasons, plans } = policy;
  const rule = [...seasons, ...plans].find(({ name }) => name === visit.rule);
  // Not by the letters' words: with them comes everything mails say, which no answer over HTTP needs.
  const name = worded(rule?.title ?? visitKinds[visit.visitType], visit.customer?.locale ?? policy.business.locale);
  return [...singleLine([name, ...visit.products].join(' · '))].slice(0, 200).join('');
}

export function visitAnswer(visit: Visit) {
  return answered(200, visitSchema.parse(visit), { etag: etagOf(visit.version) });
}

export function noVisit(call: Call<any, any>) {
  return notFound(`There is no visit ${call.params.visitId}.`);
}
