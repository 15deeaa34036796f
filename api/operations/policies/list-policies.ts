import { contract } from '../../contract.ts';
import { policiesSchema } from '../../schemas/policies.ts';

export const listPoliciesContract = contract({
  id: 'listPolicies',
  method: 'GET',
  path: '/policies',
  permission: 'read',
  membership: 'not-of-founders',
  answers: { 200: { body: policiesSchema } },
  problems: [],
});
