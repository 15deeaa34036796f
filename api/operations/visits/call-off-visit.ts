import * as z from 'zod/mini';
import { visitParties } from '../../../domain/vocabulary.ts';
import { contract } from '../../contract.ts';
import { textOf } from '../../schemas/input.ts';
import { visitSchema } from '../../schemas/visits.ts';

export const callOffVisitContract = contract({
  id: 'callOffVisit',
  method: 'POST',
  path: '/visits/{visitId}/call-off',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ by: z.enum(visitParties), reason: textOf(500), again: z.optional(z.boolean()) })),
  answers: { 200: { body: visitSchema, headers: ['etag'] } },
  problems: ['about-nobody', 'not-found', 'over-already', 'transition-refused', 'unknown-value'],
});
