import { contract } from '../../contract.ts';
import { staffMemberSchema } from '../../schemas/staff.ts';

export const cancelAbsenceContract = contract({
  id: 'cancelAbsence',
  method: 'DELETE',
  path: '/staff/{staffId}/absences/{absenceId}',
  permission: 'policies',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: staffMemberSchema, headers: ['etag'] } },
  problems: ['not-found'],
});
