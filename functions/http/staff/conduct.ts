import { readConduct } from '../../../adapters/dynamo/conduct-store.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { conductSchema } from './answers.ts';
import { noMember } from './show.ts';

/** Whom the complaints are about reads what came of them, not where they are. */
export const readConductRoute = route({
  operationId: 'readConduct',
  method: 'GET',
  path: '/staff/{staffId}/conduct',
  permission: 'conduct',
  async handle(call) {
    const staff = call.params.staffId!;
    const { conduct, findings } = await readConduct(call.database, staff);
    const isKnown = conduct !== null || (await call.policies.active()).staff.some(({ id }) => id === staff);
    if (!isKnown) return refuse(noMember(staff));
    const isOwn = call.caller.member?.id === staff || call.caller.known.includes(staff.toLowerCase());
    const shown = findings.map((one) => (isOwn ? { ...one, ticketId: null } : one));
    return ok({ status: 200, body: conductSchema.parse({ staff, count: conduct?.count ?? 0, findings: shown }) });
  },
});
