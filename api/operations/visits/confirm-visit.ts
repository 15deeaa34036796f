import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { contract } from '../../contract.ts';
import { forceMembers, forceNeedsReason } from '../../schemas/force.ts';
import { visitSchema } from '../../schemas/visits.ts';

export const confirmVisitContract = contract({
  id: 'confirmVisit',
  method: 'POST',
  path: '/visits/{visitId}/confirm',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ agreedAt: instantSchema, ...forceMembers() }).check(forceNeedsReason())),
  answers: { 200: { body: visitSchema, headers: ['etag'] } },
  problems: [
    'doubly-booked',
    'not-found',
    'outside-hours',
    'outside-window',
    'time-in-the-past',
    'transition-refused',
    'unbookable',
  ],
});
