import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { textOf } from '../../schemas/input.ts';
import { visitSchema } from '../../schemas/visits.ts';

export const declineVisitContract = contract({
  id: 'declineVisit',
  method: 'POST',
  path: '/visits/{visitId}/decline',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ reason: z._default(z.nullable(textOf(500)), null) })),
  answers: { 200: { body: visitSchema, headers: ['etag'] } },
  problems: ['not-found', 'transition-refused'],
});
