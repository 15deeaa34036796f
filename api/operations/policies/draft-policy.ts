import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { textOf } from '../../schemas/input.ts';
import { policySchema } from '../../schemas/policies.ts';
import { sourceSchema } from '../../schemas/policy-source.ts';

export const draftPolicyContract = contract({
  id: 'draftPolicy',
  method: 'PUT',
  path: '/policies/{version}',
  permission: 'policies',
  membership: 'not-of-founders',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ document: sourceSchema, note: z.optional(z.nullable(textOf(500))) })),
  answers: {
    200: { body: policySchema, headers: ['etag'] },
    201: { body: policySchema, headers: ['etag', 'location'] },
  },
  problems: ['body-too-large', 'policy-published'],
});
