import { cancelAbsenceContract } from '../../../api/operations/staff/cancel-absence.ts';
import { enterAbsenceContract } from '../../../api/operations/staff/enter-absence.ts';
import { staffMemberSchema } from '../../../api/schemas/staff.ts';
import type { InForce } from '../../../application/policies.ts';
import { toText } from '../../../domain/instants.ts';
import { cancelAbsence, enterAbsence } from '../../../domain/policy/days.ts';
import type { Staff } from '../../../domain/policy/people.ts';
import type { PolicyState } from '../../../domain/policy/state.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { etagOf } from '../../_kit/http-change.ts';
import { type Call, implement } from '../../_kit/http-routes.ts';
import { changeState, refusalOfState } from '../policies/change-state.ts';
import { noMember, shownMember } from './show.ts';

/** Enters that somebody is away from an instant until just before another: meanwhile their deputy stands in. */
export const enterAbsenceRoute = implement(enterAbsenceContract, (call) =>
  changeState(call, async (now, decision) => {
    const place = placeOf(call, now);
    if (!place.ok) return place;
    const { person, absenceId } = place.value;
    const [from, to] = [call.body.from, call.body.to];
    const change = enterAbsence(now.state, absenceId, { staff: person.id, from, to }, decision);
    if (!change.ok) return change;
    return ok({
      change: change.value,
      answer: await memberAnswer(call, now, change.value?.state ?? now.state, person),
    });
  }),
);

/** Cancels an absence, or ends it early. */
export const cancelAbsenceRoute = implement(cancelAbsenceContract, (call) =>
  changeState(call, async (now, decision) => {
    const place = placeOf(call, now);
    if (!place.ok) return place;
    const { person, absenceId } = place.value;
    const change = cancelAbsence(now.state, person.id, absenceId, decision);
    return ok({ change, answer: await memberAnswer(call, now, change?.state ?? now.state, person) });
  }),
);

/** Whose absence the path names, unless the state is not the one that was read. */
function placeOf(call: Call, now: InForce) {
  const { staffId, absenceId } = call.params as { staffId: string; absenceId: string };
  const person = now.policy.staff.find(({ id }) => id === staffId);
  if (!person) return refuse(noMember(staffId));
  const mismatch = refusalOfState(call, now);
  return mismatch ? refuse(mismatch) : ok({ person, absenceId });
}

async function memberAnswer({ database, at }: Call, { policy }: InForce, state: PolicyState, person: Staff) {
  const then = { state, policy: { ...policy, absences: state.absences } };
  const body = staffMemberSchema.parse(await shownMember(database, then, person, toText(at)));
  return answered(200, body, { etag: etagOf(state.version) });
}
