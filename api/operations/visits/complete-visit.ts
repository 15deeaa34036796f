import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { contract } from '../../contract.ts';
import { textOf } from '../../schemas/input.ts';
import { visitSchema } from '../../schemas/visits.ts';

export const completeVisitContract = contract({
  id: 'completeVisit',
  method: 'POST',
  path: '/visits/{visitId}/complete',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() =>
    z.strictObject({
      report: textOf(10_000),
      satisfied: z._default(z.nullable(z.boolean()), null),
      heldAt: z.optional(instantSchema),
    }),
  ),
  answers: { 200: { body: visitSchema, headers: ['etag'] } },
  problems: ['about-nobody', 'not-found', 'time-in-the-future', 'transition-refused', 'unknown-value'],
});
