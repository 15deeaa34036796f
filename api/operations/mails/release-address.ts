import { contract } from '../../contract.ts';
import { suppressionSchema } from '../../schemas/mails.ts';

export const releaseAddressContract = contract({
  id: 'releaseAddress',
  method: 'DELETE',
  path: '/suppressions/{suppressionId}',
  permission: 'suppressions',
  headers: ['idempotency-key'],
  answers: { 200: { body: suppressionSchema } },
  problems: ['not-found'],
});
