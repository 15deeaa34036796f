import { readConduct } from '../../../adapters/dynamo/conduct-store.ts';
import { readConductContract } from '../../../api/operations/staff/read-conduct.ts';
import { conductSchema } from '../../../api/schemas/staff.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { implement } from '../../_kit/http-routes.ts';
import { noMember } from './show.ts';

/** Whom the complaints are about reads what came of them, not where they are. */
export const readConductRoute = implement(readConductContract, async (call) => {
  const staff = call.params.staffId;
  const { conduct, findings } = await readConduct(call.database, staff);
  const isKnown = conduct !== null || (await call.policies.active()).staff.some(({ id }) => id === staff);
  if (!isKnown) return refuse(noMember(staff));
  const isOwn = call.caller.member?.id === staff || call.caller.known.includes(staff.toLowerCase());
  const shown = findings.map((one) => (isOwn ? { ...one, ticketId: null } : one));
  return ok(answered(200, conductSchema.parse({ staff, count: conduct?.count ?? 0, findings: shown })));
});
