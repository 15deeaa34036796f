import { contract } from '../../contract.ts';
import { policySchema } from '../../schemas/policies.ts';

export const readPolicyContract = contract({
  id: 'readPolicy',
  method: 'GET',
  path: '/policies/{version}',
  permission: 'read',
  membership: 'not-of-founders',
  answers: { 200: { body: policySchema, headers: ['etag'] } },
  problems: ['not-found'],
});
