import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { forceMembers, forceNeedsReason } from '../../schemas/force.ts';
import { textOf } from '../../schemas/input.ts';
import { visitSchema } from '../../schemas/visits.ts';

export const assignVisitContract = contract({
  id: 'assignVisit',
  method: 'PUT',
  path: '/visits/{visitId}/assignee',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ assignee: textOf(40), ...forceMembers() }).check(forceNeedsReason())),
  answers: { 200: { body: visitSchema, headers: ['etag'] } },
  problems: ['doubly-booked', 'not-found', 'transition-refused', 'unknown-value'],
});
