import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { contract } from '../../contract.ts';
import { staffMemberSchema } from '../../schemas/staff.ts';

export const enterAbsenceContract = contract({
  id: 'enterAbsence',
  method: 'PUT',
  path: '/staff/{staffId}/absences/{absenceId}',
  permission: 'policies',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ from: instantSchema, to: instantSchema })),
  answers: { 200: { body: staffMemberSchema, headers: ['etag'] } },
  problems: ['absence-invalid', 'not-found', 'too-many-entries'],
});
