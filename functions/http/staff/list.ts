import { listStaffContract } from '../../../api/operations/staff/list-staff.ts';
import { staffSchema } from '../../../api/schemas/staff.ts';
import { toText } from '../../../domain/instants.ts';
import { ok } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { etagOf } from '../../_kit/http-change.ts';
import { implement } from '../../_kit/http-routes.ts';
import { shownMember } from './show.ts';

export const listStaffRoute = implement(listStaffContract, async (call) => {
  const now = await call.policies.inForce();
  const at = toText(call.at);
  const items = await Promise.all(now.policy.staff.map((person) => shownMember(call.database, now, person, at)));
  return ok(answered(200, staffSchema.parse({ items }), { etag: etagOf(now.state.version) }));
});
