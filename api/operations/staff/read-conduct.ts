import { contract } from '../../contract.ts';
import { conductSchema } from '../../schemas/staff.ts';

export const readConductContract = contract({
  id: 'readConduct',
  method: 'GET',
  path: '/staff/{staffId}/conduct',
  permission: 'conduct',
  answers: { 200: { body: conductSchema } },
  problems: ['not-found'],
});
