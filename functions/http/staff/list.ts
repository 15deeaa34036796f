import { toText } from '../../../domain/instants.ts';
import { ok } from '../../../domain/result.ts';
import { etagOf } from '../../_kit/http-change.ts';
import { route } from '../../_kit/http-routes.ts';
import { staffSchema } from './answers.ts';
import { shownMember } from './show.ts';

export const listStaffRoute = route({
  operationId: 'listStaff',
  method: 'GET',
  path: '/staff',
  permission: 'read',
  membership: 'not-of-founders',
  async handle(call) {
    const now = await call.policies.inForce();
    const at = toText(call.at);
    const items = await Promise.all(now.policy.staff.map((person) => shownMember(call.database, now, person, at)));
    return ok({ status: 200, headers: { etag: etagOf(now.state.version) }, body: staffSchema.parse({ items }) });
  },
});
