import { contract } from '../../contract.ts';
import { staffSchema } from '../../schemas/staff.ts';

export const listStaffContract = contract({
  id: 'listStaff',
  method: 'GET',
  path: '/staff',
  permission: 'read',
  membership: 'not-of-founders',
  answers: { 200: { body: staffSchema, headers: ['etag'] } },
  problems: [],
});
