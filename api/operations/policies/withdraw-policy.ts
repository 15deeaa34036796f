import { contract } from '../../contract.ts';
import { activationSchema } from '../../schemas/policies.ts';

export const withdrawPolicyContract = contract({
  id: 'withdrawPolicy',
  method: 'DELETE',
  path: '/policies/{version}/activation',
  permission: 'policies',
  membership: 'not-of-founders',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: activationSchema } },
  problems: ['policy-not-scheduled'],
});
