import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { comparisonSchema } from '../../schemas/policies.ts';

export const comparePolicyContract = contract({
  id: 'comparePolicy',
  method: 'GET',
  path: '/policies/{version}/comparison',
  permission: 'read',
  membership: 'not-of-founders',
  query: z.lazy(() => z.strictObject({ with: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/))) })),
  answers: { 200: { body: comparisonSchema } },
  problems: ['not-found', 'policy-invalid'],
});
