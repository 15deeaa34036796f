import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { contract } from '../../contract.ts';
import { activationSchema } from '../../schemas/policies.ts';

export const activatePolicyContract = contract({
  id: 'activatePolicy',
  method: 'PUT',
  path: '/policies/{version}/activation',
  permission: 'policies',
  membership: 'not-of-founders',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ from: z.optional(instantSchema) })),
  answers: { 200: { body: activationSchema } },
  problems: ['activation-in-the-past', 'not-found', 'policy-in-force', 'policy-invalid'],
});
