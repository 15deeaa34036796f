import * as z from 'zod/mini';
import { visitParties } from '../../../domain/vocabulary.ts';
import { contract } from '../../contract.ts';
import { textOf } from '../../schemas/input.ts';
import { visitSchema } from '../../schemas/visits.ts';

export const missVisitContract = contract({
  id: 'missVisit',
  method: 'POST',
  path: '/visits/{visitId}/miss',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ by: z.enum(visitParties), reason: textOf(500) })),
  answers: { 200: { body: visitSchema, headers: ['etag'] } },
  problems: ['about-nobody', 'not-found', 'not-over-yet', 'transition-refused', 'unknown-value'],
});
