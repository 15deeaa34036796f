import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { forceMembers, forceNeedsReason } from '../../schemas/force.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const bookAppointmentContract = contract({
  id: 'bookAppointment',
  method: 'PUT',
  path: '/tickets/{ticketId}/appointment',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ bookedFor: instantSchema, ...forceMembers() }).check(forceNeedsReason())),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'doubly-booked', 'no-appointments', 'not-found', 'outside-hours', 'unbookable'],
});
