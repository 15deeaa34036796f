import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { validationSchema } from '../../schemas/policies.ts';
import { sourceSchema } from '../../schemas/policy-source.ts';

export const validatePolicyContract = contract({
  id: 'validatePolicy',
  method: 'POST',
  path: '/policies/validation',
  permission: 'read',
  membership: 'not-of-founders',
  body: z.lazy(() => z.strictObject({ document: sourceSchema })),
  answers: { 200: { body: validationSchema } },
  problems: [],
});
