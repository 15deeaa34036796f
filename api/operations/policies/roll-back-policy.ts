import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { textOf } from '../../schemas/input.ts';
import { activationSchema } from '../../schemas/policies.ts';

export const rollBackPolicyContract = contract({
  id: 'rollBackPolicy',
  method: 'POST',
  path: '/policies/rollback',
  permission: 'policies',
  membership: 'not-of-founders',
  headers: ['idempotency-key'],
  body: z.lazy(() => z.strictObject({ from: textOf(100) })),
  answers: { 200: { body: activationSchema } },
  problems: ['not-found', 'nothing-to-roll-back', 'policy-not-in-force'],
});
